import { findScope } from '../catalogue/catalogue.js';
import { crossCheckValues } from '../catalogue/cross-checks.js';
import { readVerdict } from '../catalogue/format.js';
import { readUnknownValue, readValue } from '../catalogue/parse.js';
import type { Finding, ReadValue, ScopeDefinition } from '../catalogue/types.js';
import type { DecryptedField } from '../jose/userinfo-decryption.js';
import type { Verdict } from './check.js';

/** One data item of a run: asked for, returned, decrypted, read. */
export interface ResultItem {
  readonly scope: string;
  /** Undefined for a scope that the data catalogue does not have. */
  readonly definition?: ScopeDefinition | undefined;
  readonly requested: boolean;
  /** Undefined where it did not come. */
  readonly field?: DecryptedField | undefined;
  /** Undefined where there is no decrypted value. */
  readonly read?: ReadValue | undefined;
  /** What is odd about the value, alone and beside the others. */
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

/**
 * Puts side by side what was asked for, what came, and how each value reads; `openid` gives no value and is left out.
 *
 * @param requested the scopes of the authorization request
 * @param fields the decrypted fields, in the order they came
 * @param now milliseconds since the epoch, for ages
 */
export function readResult(
  requested: readonly string[],
  fields: readonly DecryptedField[],
  now: number,
): readonly ResultItem[] {
  const byScope = new Map(fields.map((field) => [field.scope, field]));
  const values = new Map(fields.flatMap((field) => (field.ok ? [[field.scope, field.value] as const] : [])));
  const crossed = crossCheckValues(values, now);
  const wanted = new Set(requested.filter((scope) => scope !== 'openid'));
  const scopes = [...wanted, ...fields.map((field) => field.scope).filter((scope) => !wanted.has(scope))];
  return scopes.map((scope) => {
    const own = crossed.filter((one) => one.scope === scope).map((one) => one.finding);
    return itemOf(scope, wanted.has(scope), byScope.get(scope), own);
  });
}

function itemOf(
  scope: string,
  requested: boolean,
  field: DecryptedField | undefined,
  crossed: readonly Finding[],
): ResultItem {
  const definition = findScope(scope);
  if (field === undefined) return { scope, definition, requested, findings: [], verdict: 'warned' };
  const unasked = requested ? [] : [UNASKED];
  if (!field.ok) return { scope, definition, requested, field, findings: unasked, verdict: 'failed' };
  const read = definition === undefined ? readUnknownValue(field.value) : readValue(definition, field.value);
  const findings = [...read.findings, ...crossed, ...unasked];
  return { scope, definition, requested, field, read, findings, verdict: readVerdict({ ...read, findings }) };
}

const UNASKED: Finding = {
  id: 'not-requested',
  severity: 'warning',
  message: 'The value came although its scope was not asked for.',
  hint: 'Do not use it: the user was not asked to share it.',
};
