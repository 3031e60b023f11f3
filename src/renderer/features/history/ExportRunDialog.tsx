import { useState } from 'react';
import type { KeptRunView } from '../../../shared/views/history.js';
import { dismissFailure, perform, usePending } from '../../bridge/actions.js';
import { ConfirmClear, ExportShell, Levels } from '../../components/ExportShell.js';
import { dateAndTime } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { closeOverlay } from '../../view/view.js';

const LEVELS = [
  {
    id: 'sanitised',
    label: 'Sanitised',
    description: 'Every step, request and check, without tokens, codes, keys, the subject and personal values.',
  },
  {
    id: 'received',
    label: 'With real values',
    description: 'Everything but the client’s secret and private key, in clear. The file says so.',
  },
] as const;

/** Writes a kept run to a file, sanitised unless the user says that it may hold real values. */
export function ExportRunDialog({ run }: { readonly run: KeptRunView }) {
  const [privacy, setPrivacy] = useState<(typeof LEVELS)[number]['id']>('sanitised');
  const [confirmed, setConfirmed] = useState(false);
  const [path, setPath] = useState<string>();
  const writing = usePending('history.exportRun');
  const close = () => {
    dismissFailure('export-run');
    closeOverlay('export-run');
  };
  const write = async () => {
    const { id } = run;
    const input = privacy === 'sanitised' ? { id, privacy } : { id, privacy, confirmed: true as const };
    const written = await perform('export-run', 'history.exportRun', input);
    if (written !== undefined && written !== null) setPath(written.path);
  };
  return (
    <ExportShell
      area="export-run"
      title="Export the run"
      description={`${inertText(run.clientName)}, ${dateAndTime(run.startedAt)}. Another console can import the file and draw the run.`}
      blocked={privacy === 'received' && !confirmed ? 'Confirm first that the file will hold real values' : undefined}
      busy={writing ? 'Writing…' : undefined}
      written={path === undefined ? undefined : { path }}
      onWrite={() => void write()}
      onClose={close}
    >
      {run.privacy === 'sanitised' ? (
        <p>The run was sanitised when it came; the file will hold what is here.</p>
      ) : (
        <Levels
          levels={LEVELS}
          value={privacy}
          onChange={(level) => {
            setPrivacy(level);
            setConfirmed(false);
            setPath(undefined);
          }}
        />
      )}
      {privacy === 'received' && (
        <ConfirmClear confirmed={confirmed} onChange={setConfirmed}>
          I know that the file will hold tokens and a person’s data in clear, and will keep it as such.
        </ConfirmClear>
      )}
    </ExportShell>
  );
}
