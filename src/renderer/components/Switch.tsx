import { Switch as BaseSwitch } from '@base-ui/react/switch';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly describedBy?: string;
}

/** Something that is on or off as soon as it is pressed. */
export function Switch({ checked, onChange, label, describedBy }: SwitchProps) {
  return (
    <BaseSwitch.Root
      className={styles.track}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      aria-label={label}
      aria-describedby={describedBy}
    >
      <BaseSwitch.Thumb className={styles.thumb} />
    </BaseSwitch.Root>
  );
}
