import { FlaskConical, Globe, ShieldAlert, TriangleAlert } from 'lucide-react';
import type { EnvironmentView } from '../../shared/views/common.js';
import { cx } from './cx.js';
import styles from './EnvironmentBadge.module.css';

const LOOKS = {
  production: { word: 'Production', icon: ShieldAlert },
  staging: { word: 'Staging', icon: TriangleAlert },
  sandbox: { word: 'Sandbox', icon: FlaskConical },
  custom: { word: 'Own origin', icon: Globe },
} as const;

interface EnvironmentBadgeProps {
  readonly environment: EnvironmentView;
  readonly small?: boolean;
}

/** Where requests go: a word and a shape, and a colour that makes production unmistakable. */
export function EnvironmentBadge({ environment, small = false }: EnvironmentBadgeProps) {
  const { word, icon: Icon } = LOOKS[environment.kind];
  return (
    <span className={cx(styles.badge, styles[environment.kind], small && styles.small)} title={environment.origin}>
      <Icon size={small ? 12 : 14} aria-hidden="true" />
      {word}
    </span>
  );
}
