import { Button } from '../../components/Button.js';
import { openOverlay } from '../../view/view.js';

/** Offers all requests of the run as one file, where requests are looked at. */
export function HarButton() {
  return (
    <Button size="small" onClick={() => openOverlay({ kind: 'export-har' })}>
      Export HAR…
    </Button>
  );
}
