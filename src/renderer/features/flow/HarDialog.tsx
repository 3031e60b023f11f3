import { useState } from 'react';
import type { FlowView } from '../../../shared/views/flow.js';
import { dismissFailure, perform, usePending } from '../../bridge/actions.js';
import { useFlow } from '../../bridge/queries.js';
import { ConfirmClear, ExportShell, Levels } from '../../components/ExportShell.js';
import { counted } from '../../components/format.js';
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
  const [privacy, setPrivacy] = useState<(typeof LEVELS)[number]['id']>('masked');
  const [confirmed, setConfirmed] = useState(false);
  const [path, setPath] = useState<string>();
  const writing = usePending('export.har');
  const count = flow.steps.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  const close = () => {
    dismissFailure('export-har');
    closeOverlay('export-har');
  };
  const write = async () => {
    const { runId } = flow;
    const input = privacy === 'received' ? { runId, privacy, confirmed: true as const } : { runId, privacy };
    const written = await perform('export-har', 'export.har', input);
    if (written !== undefined && written !== null) setPath(written.path);
  };
  return (
    <ExportShell
      area="export-har"
      title="Export HAR"
      description={`${counted(count, 'request')} of this run as an HTTP Archive 1.2, which the network panel of a browser’s developer tools opens.`}
      blocked={privacy === 'received' && !confirmed ? 'Confirm first that the file will hold secrets' : undefined}
      busy={writing ? 'Writing…' : undefined}
      written={path === undefined ? undefined : { path }}
      shows
      onWrite={() => void write()}
      onClose={close}
    >
      <Levels
        levels={LEVELS}
        value={privacy}
        onChange={(level) => {
          setPrivacy(level);
          setConfirmed(false);
          setPath(undefined);
        }}
      />
      {privacy === 'received' && (
        <ConfirmClear confirmed={confirmed} onChange={setConfirmed}>
          I know that the file will hold the client secret and tokens in clear, and will keep it as such.
        </ConfirmClear>
      )}
    </ExportShell>
  );
}
