import type { FlowView } from '../../../shared/views/flow.js';
import { useClient, useClients } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { inertText } from '../../components/inert-text.js';
import { Notice } from '../../components/Notice.js';
import { selectClient } from '../clients/client-actions.js';

/** Says that the run that is shown is not the chosen client's, and offers to choose its client. */
export function OtherClient({ flow }: { readonly flow: FlowView | undefined }) {
  const chosen = useClient();
  const saved = useClients()?.some((client) => client.key === flow?.clientKey);
  if (flow === undefined || chosen === undefined || chosen.key === flow.clientKey) return null;
  const name = inertText(flow.clientName);
  return (
    <Notice
      tone="warn"
      title={`This is a run of ${name}, not of ${inertText(chosen.name)}`}
      actions={
        saved === true ? (
          <Button onClick={() => void selectClient(flow.clientKey)}>{`Choose ${name}`}</Button>
        ) : undefined
      }
    >
      {saved === true
        ? 'Another client is chosen; a new run is of that one.'
        : 'Its client is no longer saved; a new run is of the chosen one.'}
    </Notice>
  );
}
