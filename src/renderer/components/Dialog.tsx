import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { cx } from './cx.js';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.js';
import { ScrollRegion } from './ScrollRegion.js';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** The actions, primary last. */
  readonly footer?: ReactNode;
  readonly width?: 'narrow' | 'regular' | 'wide' | 'full';
}

/** A window over the window; Escape closes it and focus goes back to where it was. */
export function Dialog({ open, onClose, title, description, children, footer, width = 'regular' }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup
          ref={popup}
          className={cx(styles.popup, styles[width])}
          initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-autofocus]') ?? popup.current}
        >
          <header className={styles.head}>
            <div>
              <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
              {description !== undefined && (
                <BaseDialog.Description className={styles.description}>{description}</BaseDialog.Description>
              )}
            </div>
            <IconButton icon={X} label="Close" onClick={onClose} />
          </header>
          {children !== undefined && (
            <ScrollRegion className={styles.body} label={title}>
              {children}
            </ScrollRegion>
          )}
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
