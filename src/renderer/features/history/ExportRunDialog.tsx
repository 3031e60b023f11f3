import type { KeptRunView } from '../../../shared/views/history.js';
import { perform, usePending } from '../../bridge/actions.js';
import { dateAndTime } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { PrivacyExport } from '../../components/PrivacyExport.js';
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
  const { id } = run;
  return (
    <PrivacyExport
      area="export-run"
      title="Export the run"
      description={`${inertText(run.clientName)}, ${dateAndTime(run.startedAt)}. Another console can import the file and draw the run.`}
      levels={LEVELS}
      only={
        run.privacy === 'sanitised' ? (
          <p>The run was sanitised when it came; the file will hold what is here.</p>
        ) : undefined
      }
      confirm="I know that the file will hold tokens and a person’s data in clear, and will keep it as such."
      unconfirmed="Confirm first that the file will hold real values"
      writing={usePending('history.exportRun')}
      write={(privacy) =>
        perform(
          'export-run',
          'history.exportRun',
          privacy === 'received' ? { id, privacy, confirmed: true } : { id, privacy },
        )
      }
      onClose={() => closeOverlay('export-run')}
    />
  );
}
