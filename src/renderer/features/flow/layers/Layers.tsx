import { useState } from 'react';
import type { AnatomyView } from '../../../../shared/views/anatomy.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import type { StepView } from '../../../../shared/views/step.js';
import { TokenAnatomy } from '../../../components/token/TokenAnatomy.js';
import { KeyChain } from './KeyChain.js';
import { LayerTable } from './LayerTable.js';

interface LayersProps {
  readonly step: StepView;
  readonly flow: FlowView | undefined;
}

/** Encrypted values layer by layer: the one that is picked taken apart, the way of the keys, then all of them. */
export function Layers({ step, flow }: LayersProps) {
  const [picked, setPicked] = useState<string>();
  const anatomy = step.anatomy.find(({ title }) => title === picked) ?? firstToShow(step.anatomy);
  if (anatomy === undefined) return null;
  const runId = flow?.runId ?? '';
  return (
    <div className="stack">
      <TokenAnatomy key={anatomy.title} anatomy={anatomy} runId={runId} />
      <KeyChain anatomy={anatomy} step={step} flow={flow} />
      {step.anatomy.length > 1 && (
        <LayerTable anatomies={step.anatomy} picked={anatomy.title} onPick={setPicked} flow={flow} />
      )}
    </div>
  );
}

/** The first that fails, for it is why one looks here; else the first. */
function firstToShow(anatomies: readonly AnatomyView[]): AnatomyView | undefined {
  return anatomies.find(({ verdict }) => verdict === 'failed') ?? anatomies[0];
}
