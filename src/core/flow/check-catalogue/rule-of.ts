import type { Rule } from '../check.js';
import type { StepId } from '../step-ids.js';
import { CHECK_CATALOGUE, type CheckId } from './check-catalogue.js';
import type { CheckDescriptions } from './describe.js';

/** What is known only when the check is made; `rule` and `spec` where they are narrower than in the catalogue. */
type RuleValues = Partial<Pick<Rule, 'expected' | 'actual' | 'rule' | 'spec'>>;

/**
 * A rule of the catalogue, with what it expects and what came.
 *
 * @param values what is expected and what came
 * @param item for a check about a data item: its scope, in the id, and its name, in the rule
 */
export function ruleOf<S extends StepId>(
  step: S,
  id: CheckId<S>,
  values: RuleValues,
  item?: { readonly scope: string; readonly name: string },
): Rule {
  const checks: CheckDescriptions = CHECK_CATALOGUE[step];
  const description = checks[id];
  if (description === undefined) throw new Error(`no check ${id} in ${step}`);
  const { rule, spec } = description;
  const filled = (text: string, by: string | undefined) => (by === undefined ? text : text.replace('*', () => by));
  // The catalogue's `*` filled in, which no type of a text says.
  return { id: filled(id, item?.scope) as Rule['id'], rule: filled(rule, item?.name), spec, ...values };
}
