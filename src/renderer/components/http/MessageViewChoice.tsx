import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import styles from './MessageViewChoice.module.css';
import { MESSAGE_VIEWS, type MessageView, showMessageView, useMessageView } from './message-view.js';

const LABELS: Readonly<Record<MessageView, string>> = { pretty: 'Pretty', raw: 'Raw', decoded: 'Decoded' };

interface MessageViewChoiceProps {
  /** What can be done with the messages as a whole. */
  readonly actions?: ReactNode;
}

/** Chooses how messages are looked at. */
export function MessageViewChoice({ actions }: MessageViewChoiceProps) {
  const view = useMessageView();
  return (
    <div className={styles.bar}>
      <RadioGroup
        className={styles.choice}
        aria-label="View of the message"
        value={view}
        onValueChange={showMessageView}
      >
        {MESSAGE_VIEWS.map((one) => (
          <Radio.Root key={one} value={one} className={styles.option} aria-label={LABELS[one]}>
            {LABELS[one]}
          </Radio.Root>
        ))}
      </RadioGroup>
      {actions}
    </div>
  );
}
