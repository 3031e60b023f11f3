import type { FlowView } from '../../../../shared/views/flow.js';
import type { StepView } from '../../../../shared/views/step.js';
import { TokenAnatomy } from '../../../components/token/TokenAnatomy.js';
import { Layers } from './Layers.js';

interface DecodedProps {
  readonly step: StepView;
  readonly flow: FlowView | undefined;
}

/** The tokens of a step taken apart; many of one kind as a list to pick from. */
export function Decoded({ step, flow }: DecodedProps) {
  const runId = flow?.runId ?? '';
  if (step.anatomy.some((anatomy) => anatomy.kind === 'jwe')) return <Layers step={step} flow={flow} />;
  return step.anatomy.map((anatomy) => <TokenAnatomy key={anatomy.title} anatomy={anatomy} runId={runId} />);
}
