import type { FlowView } from '../../../shared/views/flow.js';

/** Whether a run has sent anything that could be exported. */
export function hasSent(flow: FlowView | undefined): boolean {
  return flow?.steps.some(({ exchanges }) => exchanges.length > 0) === true;
}
