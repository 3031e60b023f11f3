import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useCallback, useState } from 'react';
import { cx } from './cx.js';
import popup from './popup.module.css';
import styles from './Select.module.css';

/** One of what can be chosen; `wire` where its label is something off the wire. */
export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly wire?: boolean;
}

interface SelectProps<V extends string> {
  readonly choices: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** Needed where no Field names it. */
  readonly label?: string;
}

/** One of a few. */
export function Select<V extends string>({ choices, value, onChange, label }: SelectProps<V>) {
  // The list belongs to the landmark of its field: outside of one, screen readers would not find it by landmarks.
  const [home, setHome] = useState<HTMLElement | null>(null);
  const findHome = useCallback(
    (trigger: HTMLElement | null) => setHome(trigger?.closest<HTMLElement>('[role="dialog"], main') ?? null),
    [],
  );
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <BaseSelect.Root
      items={choices as Choice<V>[]}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <BaseSelect.Trigger ref={findHome} className={styles.trigger} aria-label={label}>
        <BaseSelect.Value className={cx(styles.value, chosen?.wire === true && 'wire')} />
        <BaseSelect.Icon className={styles.icon}>
          <ChevronsUpDown size={14} aria-hidden="true" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal container={home}>
        <BaseSelect.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <BaseSelect.Popup className={cx(popup.popup, styles.popup)}>
            <BaseSelect.List>
              {choices.map((choice) => (
                <BaseSelect.Item key={choice.value} value={choice.value} className={cx(popup.item, styles.item)}>
                  <BaseSelect.ItemText className={choice.wire === true ? 'wire' : undefined}>
                    {choice.label}
                  </BaseSelect.ItemText>
                  <BaseSelect.ItemIndicator className={styles.icon}>
                    <Check size={14} aria-hidden="true" />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
