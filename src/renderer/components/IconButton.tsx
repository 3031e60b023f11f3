import { Button as BaseButton } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.js';

interface IconButtonProps {
  readonly icon: LucideIcon;
  /** What it does; the name for screen readers and the tooltip for the eye. */
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly size?: 'regular' | 'inline';
}

/** A button that is only a picture, and says in words what it does. */
export function IconButton({ icon: Icon, label, onClick, pressed, expanded, size = 'regular' }: IconButtonProps) {
  return (
    <Tooltip words={label}>
      <BaseButton
        className={size === 'inline' ? styles.inline : styles.regular}
        aria-label={label}
        aria-pressed={pressed}
        aria-expanded={expanded}
        onClick={onClick}
      >
        <Icon size={size === 'inline' ? 13 : 15} aria-hidden="true" />
      </BaseButton>
    </Tooltip>
  );
}
