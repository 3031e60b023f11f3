import { type ReactNode, useState } from 'react';
import { type Area, dismissFailure } from '../bridge/actions.js';
import { ConfirmClear, ExportShell, Levels } from './ExportShell.js';

interface Level<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly description: string;
}

interface PrivacyExportProps<Careful extends string> {
  readonly area: Area;
  readonly title: string;
  readonly description: string;
  /** What can be shared once it was looked over, and what holds everything in clear. */
  readonly levels: readonly [careful: Level<Careful>, clear: Level<'received'>];
  /** What is said instead of the levels, where only the careful one is left. */
  readonly only?: ReactNode;
  /** What has to be confirmed before anything is written in clear. */
  readonly confirm: ReactNode;
  /** That it has to be. */
  readonly unconfirmed: string;
  readonly writing: boolean;
  /** Main knows where the file was written, and can show it in its folder. */
  readonly shows?: boolean;
  /** Asks main to write; null or undefined where nothing was written. */
  readonly write: (level: Careful | 'received') => Promise<{ readonly path: string } | null | undefined>;
  readonly onClose: () => void;
}

/** Writes something to a file: without its secrets, unless the user says that it may hold them. */
export function PrivacyExport<Careful extends string>(props: PrivacyExportProps<Careful>) {
  const { area, levels, only, confirm, unconfirmed, writing, write, onClose, ...shell } = props;
  const [level, setLevel] = useState<Careful | 'received'>(levels[0].id);
  const [confirmed, setConfirmed] = useState(false);
  const [written, setWritten] = useState<{ readonly path: string }>();
  const clear = level === 'received';
  return (
    <ExportShell
      {...shell}
      area={area}
      blocked={clear && !confirmed ? unconfirmed : undefined}
      busy={writing ? 'Writing…' : undefined}
      written={written}
      onWrite={() => void write(level).then((file) => setWritten((before) => file ?? before))}
      onClose={() => {
        dismissFailure(area);
        onClose();
      }}
    >
      {only ?? (
        <Levels<Careful | 'received'>
          levels={levels}
          value={level}
          onChange={(next) => {
            setLevel(next);
            setConfirmed(false);
            setWritten(undefined);
          }}
        />
      )}
      {clear && (
        <ConfirmClear confirmed={confirmed} onChange={setConfirmed}>
          {confirm}
        </ConfirmClear>
      )}
    </ExportShell>
  );
}
