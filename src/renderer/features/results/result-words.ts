import type { FlowView } from '../../../shared/views/flow.js';
import type { ResultView } from '../../../shared/views/result.js';
import { counted, timeOfDay } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';

const WHOSE: Readonly<Record<FlowView['environment']['kind'], string>> = {
  sandbox: 'Sandbox persona, no real person.',
  staging: 'From staging.',
  production: 'A real person’s data: handle it as such.',
  custom: 'From a provider of your own.',
};

/** Which run it is of, how far it got, and whose data it is. */
export function summaryOf(flow: FlowView, { coverage }: ResultView): string {
  const { requested, returned, decrypted } = coverage;
  const which = `Run ${flow.number} of ${inertText(flow.clientName)}, ${whereOf(flow)}, ${timeOfDay(flow.startedAt)}.`;
  const counts = `${counted(requested, 'value')} asked for, ${returned} returned, ${decrypted} decrypted.`;
  return `${which} ${counts} ${WHOSE[flow.environment.kind]}`;
}

function whereOf({ environment }: FlowView): string {
  return environment.kind === 'custom' ? inertText(environment.origin) : environment.kind;
}
