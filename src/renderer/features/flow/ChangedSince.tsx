import { Button } from '../../components/Button.js';
import { Notice } from '../../components/Notice.js';
import { createRun } from './flow-actions.js';
import { asksForTheSame, hasStarted } from './flow-options.js';
import { type FlowFocus, isBusy } from './step-view.js';

/** Says that the run asks for something else than is chosen by now. */
export function ChangedSince({ focus }: { readonly focus: FlowFocus }) {
  const { flow, client } = focus;
  if (flow === undefined || client === undefined || flow.clientKey !== client.key) return null;
  if (isBusy(flow) || flow.status === 'finished' || !hasStarted(flow) || asksForTheSame(flow, client)) return null;
  return (
    <Notice
      tone="info"
      title="Scopes or redirect URI were changed since this run began"
      actions={<Button onClick={() => void createRun(client)}>New run</Button>}
    >
      This run goes on with what it was made with.
    </Notice>
  );
}
