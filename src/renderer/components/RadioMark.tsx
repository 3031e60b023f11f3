import { Radio } from '@base-ui/react/radio';
import { cx } from './cx.js';
import mark from './mark.module.css';
import styles from './RadioMark.module.css';

interface RadioMarkProps {
  readonly value: string;
  /** Its name for screen readers. */
  readonly label: string;
  /** Where it stands beside its words. */
  readonly className?: string | undefined;
}

/** The round mark of one choice of a RadioGroup. */
export function RadioMark({ value, label, className }: RadioMarkProps) {
  return (
    <Radio.Root value={value} className={cx(mark.mark, styles.radio, className)} aria-label={label}>
      <Radio.Indicator className={styles.dot} />
    </Radio.Root>
  );
}
