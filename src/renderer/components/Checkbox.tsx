import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import styles from './Checkbox.module.css';
import { cx } from './cx.js';
import mark from './mark.module.css';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Its name for screen readers where no label element holds it. */
  readonly label?: string;
  readonly describedBy?: string;
  readonly disabled?: boolean;
  /** -1 in a list of many, where the arrows go from one to the next and Tab goes on. */
  readonly tabIndex?: 0 | -1;
}

/** A box that is ticked or not. */
export function Checkbox({ checked, onChange, label, describedBy, disabled, tabIndex }: CheckboxProps) {
  return (
    <BaseCheckbox.Root
      className={cx(mark.mark, styles.box)}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      aria-label={label}
      aria-describedby={describedBy}
      disabled={disabled}
      // Where none is given its own stays: undefined would take it away, and the box out of the reach of Tab.
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      <BaseCheckbox.Indicator className={styles.tick}>
        <Check size={12} strokeWidth={3.2} aria-hidden="true" />
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
}
