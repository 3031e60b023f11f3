import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { cx } from './cx.js';
import { Kbd } from './Kbd.js';
import styles from './Menu.module.css';
import popup from './popup.module.css';

interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  /** The detail is something off the wire, and no words. */
  readonly wire?: boolean;
  readonly keys?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly groups: readonly (readonly MenuItem[])[];
}

/** Actions or choices under a button. */
export function Menu({ trigger, groups }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal container={document.getElementById('popups')}>
        <BaseMenu.Positioner className={popup.positioner} sideOffset={4} align="start">
          <BaseMenu.Popup className={cx(popup.popup, styles.popup)}>
            {groups.map((items, index) => (
              <BaseMenu.Group key={items[0]?.id ?? index} className={styles.group}>
                {items.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </BaseMenu.Group>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Item({ item }: { readonly item: MenuItem }) {
  const content = (
    <>
      <span className={styles.words}>
        <span className={styles.label}>{item.label}</span>
        {item.detail !== undefined && (
          <span className={cx(styles.detail, item.wire === true && styles.wire)}>{item.detail}</span>
        )}
      </span>
      {item.keys !== undefined && <Kbd keys={item.keys} />}
    </>
  );
  if (item.checked === undefined) {
    return (
      <BaseMenu.Item className={cx(popup.item, styles.item)} disabled={item.disabled} onClick={item.onSelect}>
        {content}
      </BaseMenu.Item>
    );
  }
  return (
    <BaseMenu.CheckboxItem
      className={cx(popup.item, styles.item)}
      checked={item.checked}
      closeOnClick
      onCheckedChange={item.onSelect}
    >
      {content}
      <BaseMenu.CheckboxItemIndicator className={styles.tick}>✓</BaseMenu.CheckboxItemIndicator>
    </BaseMenu.CheckboxItem>
  );
}
