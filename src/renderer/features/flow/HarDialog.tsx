import type { FlowView } from '../../../shared/views/flow.js';
import { perform, usePending } from '../../bridge/actions.js';
import { useFlow } from '../../bridge/queries.js';
import { counted } from '../../components/format.js';
import { PrivacyExport } from '../../components/PrivacyExport.js';
import { closeOverlay, useView } from '../../view/view.js';
import { hasSent } from './flow-options.js';

const LEVELS = [
  {
    id: 'masked',
    label: 'Masked',
    description: 'A stand-in for each secret, code and token. Look it over, then share it.',
  },
  {
    id: 'received',
    label: 'As it was on the wire',
    description: 'Client secret, code, tokens and encrypted values, all in clear.',
  },
] as const;

/** Writes the requests of a run as an HTTP Archive, masked unless the user says that it may hold secrets. */
export function HarDialog() {
  const open = useView((state) => state.overlay?.kind === 'export-har');
  const flow = useFlow() ?? undefined;
  return open && flow !== undefined && hasSent(flow) ? <OpenHar flow={flow} /> : null;
}

function OpenHar({ flow }: { readonly flow: FlowView }) {
  const { runId } = flow;
  const count = flow.steps.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  return (
    <PrivacyExport
      area="export-har"
      title="Export HAR"
      description={`${counted(count, 'request')} of this run as an HTTP Archive 1.2, which the network panel of a browser’s developer tools opens.`}
      levels={LEVELS}
      confirm="I know that the file will hold the client secret and tokens in clear, and will keep it as such."
      unconfirmed="Confirm first that the file will hold secrets"
      writing={usePending('export.har')}
      shows
      write={(privacy) =>
        perform(
          'export-har',
          'export.har',
          privacy === 'received' ? { runId, privacy, confirmed: true } : { runId, privacy },
        )
      }
      onClose={() => closeOverlay('export-har')}
    />
  );
}
