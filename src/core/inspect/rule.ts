import type { Check, Objection } from '../flow/check.js';

/** A rule of the inspector's own: it belongs to no step of the flow, and so not to the catalogue of the flow's checks. */
type InspectedRule = Pick<Check, 'id' | 'rule' | 'expected' | 'actual' | 'spec'>;

/** The check of one rule: passed where it holds, else with the objection. */
export function judge(holds: boolean, rule: InspectedRule, objection: Objection): Check {
  return holds ? { ...rule, status: 'passed' } : { ...rule, ...objection, status: objection.status ?? 'failed' };
}

/** The check of a rule that had nothing to be held to; `rule.actual` or `rule.expected` says why. */
export function skip(rule: InspectedRule): Check {
  return { ...rule, status: 'skipped' };
}
