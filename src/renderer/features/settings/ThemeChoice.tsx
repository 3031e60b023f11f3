import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Monitor, Moon, Sun } from 'lucide-react';
import type { Theme } from '../../../shared/views/app.js';
import { chooseTheme } from './choose-theme.js';
import styles from './ThemeChoice.module.css';

const THEMES = [
  { id: 'system', label: 'As the system', icon: Monitor },
  { id: 'light', label: 'Light', icon: Sun },
  { id: 'dark', label: 'Dark', icon: Moon },
] as const;

/** Light, dark, or as the system has it. */
export function ThemeChoice({ theme }: { readonly theme: Theme }) {
  return (
    <RadioGroup
      className={styles.choice}
      aria-label="Theme"
      value={theme}
      onValueChange={(value) => {
        const chosen = THEMES.find(({ id }) => id === value)?.id;
        if (chosen !== undefined) void chooseTheme(chosen);
      }}
    >
      {THEMES.map(({ id, label, icon: Icon }) => (
        <Radio.Root key={id} value={id} className={styles.option} aria-label={label}>
          <Icon size={16} aria-hidden="true" />
          {label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
