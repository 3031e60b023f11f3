import { useFlow } from '../../bridge/queries.js';
import { reveal } from '../../bridge/reveal.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { counted } from '../../components/format.js';
import { closeOverlay, useView } from '../../view/view.js';

/** A word of warning before everything is shown at once. */
export function RevealAllDialog() {
  const open = useView((state) => state.overlay?.kind === 'reveal-all');
  const flow = useFlow();
  const refs = flow?.result?.rows.flatMap((row) => (row.value?.kind === 'masked' ? [row.value.ref] : [])) ?? [];
  return (
    <ConfirmDialog
      open={open && flow !== null && flow !== undefined}
      title={`Reveal ${counted(refs.length, 'value')}?`}
      confirm="Reveal all"
      onConfirm={() => {
        closeOverlay('reveal-all');
        for (const ref of refs) void reveal(flow?.runId ?? '', ref);
      }}
      onCancel={() => closeOverlay('reveal-all')}
    >
      {flow?.environment.kind === 'sandbox'
        ? 'These are a test person’s values.'
        : 'These may be a real person’s values: look who can see your screen.'}{' '}
      Everything is masked again as soon as this window loses focus, the screen is locked or nobody uses this computer
      for two minutes.
    </ConfirmDialog>
  );
}
