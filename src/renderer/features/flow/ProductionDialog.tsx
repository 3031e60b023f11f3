import { useFlow } from '../../bridge/queries.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { closeOverlay, useView } from '../../view/view.js';
import { runConfirmed } from './flow-actions.js';

function armedWords(armed: number): string {
  return armed === 0 ? '' : ` ${counted(armed, 'change')} armed: the run is tampered with.`;
}

/** Says, before the browser opens at the real sgID, that what comes is a real person's data. */
export function ProductionDialog() {
  const overlay = useView((state) => state.overlay);
  const flow = useFlow();
  const open = overlay?.kind === 'confirm-production';
  const data = flow?.scopes.filter((scope) => scope !== 'openid').length ?? 0;
  return (
    <ConfirmDialog
      open={open}
      title="Ask production for real data?"
      confirm="Open the browser"
      onConfirm={() => void runConfirmed(open && overlay.toEnd)}
      onCancel={() => closeOverlay('confirm-production')}
    >
      Your browser opens the real sgID for {inertText(flow?.clientName ?? 'this client')}. Whoever logs in shares{' '}
      {data === 0 ? 'the pairwise identifier sub' : `${counted(data, 'data item')} of their own`} with it. The values
      stay on this computer, masked until you reveal them.{armedWords(flow?.armed.length ?? 0)}
    </ConfirmDialog>
  );
}
