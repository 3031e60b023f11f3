import { useId } from 'react';
import { Button } from './Button.js';
import styles from './DialogActions.module.css';

interface DialogActionsProps {
  readonly onCancel: () => void;
  /** What leaves it as it is: `Cancel`, unless said. */
  readonly cancel?: string;
  readonly onConfirm: () => void;
  /** What is done, or that it is under way. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** What is still to be done first; undefined where nothing is. */
  readonly reason?: string | undefined;
  /** The reason comes when one tries, and is then read out. */
  readonly announced?: boolean;
  /** Where the focus begins. */
  readonly careful?: boolean;
}

/** At the foot of a dialog: the way out, the way on, and why that is barred. */
export function DialogActions(props: DialogActionsProps) {
  const { onCancel, cancel = 'Cancel', onConfirm, confirm, danger = false, reason, careful } = props;
  const reasonId = useId();
  return (
    <>
      {reason !== undefined && (
        <p id={reasonId} className={styles.reason} role={props.announced === true ? 'status' : undefined}>
          {reason}
        </p>
      )}
      <Button onClick={onCancel} autoFocus={careful}>
        {cancel}
      </Button>
      <Button
        variant={danger ? 'danger' : 'primary'}
        className={styles.confirm}
        disabled={props.disabled}
        describedBy={reason === undefined ? undefined : reasonId}
        onClick={onConfirm}
      >
        {confirm}
      </Button>
    </>
  );
}
