import type { FlowView } from '../../../shared/views/flow.js';
import { dateAndTime } from '../../components/format.js';
import { Notice } from '../../components/Notice.js';

/** Says that the run that is shown is one that was kept. */
export function KeptNotice({ kept }: { readonly kept: NonNullable<FlowView['kept']> }) {
  const when = dateAndTime(kept.keptAt);
  if (kept.privacy === 'received') return <Notice tone="info" title={`Kept ${when}. The run is as it was then.`} />;
  return (
    <Notice tone="info" title={`Imported ${when}, sanitised`}>
      Its secrets and values were taken out before it came here: they cannot be revealed.
    </Notice>
  );
}
