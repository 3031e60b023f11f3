import type { ReactNode } from 'react';
import type { Area } from '../bridge/actions.js';
import { Checkbox } from './Checkbox.js';
import { Dialog } from './Dialog.js';
import { DialogActions } from './DialogActions.js';
import styles from './ExportShell.module.css';
import { AreaNotice } from './Notice.js';
import { RadioCards } from './RadioCards.js';
import { WrittenNotice } from './WrittenNotice.js';

interface ExportShellProps {
  /** Where what goes wrong is shown. */
  readonly area: Area;
  readonly title: string;
  readonly description: string;
  readonly width?: 'regular' | 'wide' | 'full';
  /** Why nothing can be written yet; undefined where it can. */
  readonly blocked: string | undefined;
  /** What is being done now, as `Writing…`; undefined where nothing is. */
  readonly busy: string | undefined;
  /** What was written last. */
  readonly written: { readonly path: string; readonly title?: string } | undefined;
  /** Main knows where it was, and can show it in its folder. */
  readonly shows?: boolean;
  readonly onWrite: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The dialog of whatever is written to a file: what it will hold above, what became of it, and the way to write it. */
export function ExportShell(props: ExportShellProps) {
  const { area, blocked, busy, written, shows = false, onWrite, onClose, children, ...dialog } = props;
  return (
    <Dialog
      {...dialog}
      open
      onClose={onClose}
      footer={
        <DialogActions
          onCancel={onClose}
          cancel={written === undefined ? 'Cancel' : 'Close'}
          onConfirm={onWrite}
          confirm={busy ?? 'Export…'}
          disabled={blocked !== undefined || busy !== undefined}
          reason={blocked}
        />
      }
    >
      <div className="stack">
        <AreaNotice area={area} />
        {written !== undefined && <WrittenNotice {...written} shownFrom={shows ? area : undefined} />}
        {children}
      </div>
    </Dialog>
  );
}

interface LevelsProps<L extends string> {
  readonly levels: readonly { readonly id: L; readonly label: string; readonly description: string }[];
  readonly value: L;
  readonly onChange: (level: L) => void;
}

/** How much a file may hold, most careful first. */
export function Levels<L extends string>({ levels, value, onChange }: LevelsProps<L>) {
  return (
    <RadioCards
      label="What the file holds"
      className={styles.levels}
      choices={levels.map(({ id, label, description }) => ({ value: id, title: label, words: description }))}
      value={value}
      onChange={onChange}
    />
  );
}

interface ConfirmClearProps {
  readonly confirmed: boolean;
  readonly onChange: (confirmed: boolean) => void;
  readonly children: ReactNode;
}

/** What the user has to say before anything is written in clear. */
export function ConfirmClear({ confirmed, onChange, children }: ConfirmClearProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox renders the input that the label is for
    <label className={styles.confirm}>
      <Checkbox checked={confirmed} onChange={onChange} />
      <span>{children}</span>
    </label>
  );
}
