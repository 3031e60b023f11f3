import { CircleAlert, CircleX, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ErrorView } from '../../core/errors.js';
import { type Area, dismissFailure, useFailure } from '../bridge/actions.js';
import { cx } from './cx.js';
import { IconButton } from './IconButton.js';
import { inertText } from './inert-text.js';
import styles from './Notice.module.css';
import { SpecLink } from './SpecLink.js';

type NoticeTone = 'info' | 'warn' | 'fail';

const ICONS = { info: Info, warn: CircleAlert, fail: CircleX } as const;
const WORDS = { info: 'Note', warn: 'Look', fail: 'Failed' } as const;

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
  /** Read out as soon as it appears. */
  readonly announced?: boolean;
}

/** Something to know, in the place that it is about. It stays until it is dismissed or no longer true. */
export function Notice({ tone, title, children, actions, onDismiss, announced = false }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={cx(styles.notice, styles[tone])} role={announced ? 'alert' : undefined}>
      <Icon className={styles.icon} size={16} aria-hidden="true" />
      <span className="sr-only">{WORDS[tone]}: </span>
      <div className={styles.body}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss !== undefined && <IconButton icon={X} label="Dismiss" onClick={onDismiss} />}
    </div>
  );
}

interface ErrorNoticeProps {
  readonly error: ErrorView;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
  readonly announced?: boolean;
}

/** An error as main reports it: what happened, what to do, and where it is written. */
export function ErrorNotice({ error, actions, onDismiss, announced = true }: ErrorNoticeProps) {
  return (
    <Notice tone="fail" title={inertText(error.message)} actions={actions} onDismiss={onDismiss} announced={announced}>
      {error.hint !== undefined && <p>{inertText(error.hint)}</p>}
      <p className={styles.code}>
        {error.code}
        {error.spec !== undefined && <SpecLink spec={error.spec} />}
      </p>
    </Notice>
  );
}

/** Shows what went wrong last in one area, if it still stands. */
export function AreaNotice({ area }: { readonly area: Area }) {
  const failure = useFailure(area);
  if (failure === undefined) return null;
  return <ErrorNotice error={failure} onDismiss={() => dismissFailure(area)} />;
}
