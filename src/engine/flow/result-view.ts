import { explainAbsence } from '../../core/catalogue/absence.js';
import { valueTypeLabel } from '../../core/catalogue/format.js';
import { maskForDisplay } from '../../core/catalogue/mask.js';
import { isShownUnmasked } from '../../core/catalogue/shown-unmasked.js';
import type { ParsedValue } from '../../core/catalogue/types.js';
import type { Redactor } from '../../core/export/redact.js';
import { type ResultItem, readResult } from '../../core/flow/result.js';
import { describeVariant } from '../../core/jose/variant.js';
import type { ResultRow, ResultView } from '../../shared/views/result.js';
import { type RunParts, valueRef } from './run-secrets.js';

/** What was asked for, returned and decrypted, side by side; undefined before the fields are decrypted. */
export function resultViewOf(parts: RunParts, redactor: Redactor): ResultView | undefined {
  const { request, artifacts } = parts;
  const { fields, sub } = artifacts;
  if (fields === undefined || sub === undefined) return undefined;
  const readAt = parts.state.steps.find((step) => step.id === 'decrypt')?.startedAt ?? 0;
  const items = readResult(request.scopes, fields, readAt);
  const { allowedScopes } = request.client;
  const rows = items.map((item) => rowOf(item, allowedScopes, redactor));
  return { sub, rows, coverage: coverageOf(items, rows, allowedScopes !== undefined), encryption: encryptionOf(parts) };
}

/** One item as the window draws it, its value masked unless it may be seen. */
export function rowOf(item: ResultItem, allowed: readonly string[] | undefined, redactor: Redactor): ResultRow {
  const { scope, requested, field, read, verdict, definition } = item;
  return {
    scope,
    requested,
    allowed: allowed?.includes(scope),
    returned: field !== undefined,
    decrypted: field?.ok === true,
    value: field?.ok === true ? shownOrMasked(item, field.value) : undefined,
    readAs: read?.readAs ?? (definition === undefined ? 'unknown scope' : valueTypeLabel(definition.type)),
    verdict,
    problem: problemOf(item, redactor),
    findings: item.findings,
    absence: read === undefined ? undefined : absenceOf(read.parsed),
  };
}

function absenceOf(parsed: ParsedValue): ResultRow['absence'] {
  if (parsed.kind === 'records') return parsed.rows.length === 0 ? 'empty-list' : undefined;
  return parsed.kind === 'not-available' || parsed.kind === 'empty' ? parsed.kind : undefined;
}

function shownOrMasked(item: ResultItem, raw: string): NonNullable<ResultRow['value']> {
  if (isShownUnmasked(item.definition, raw)) return { kind: 'shown', raw };
  return { kind: 'masked', ref: valueRef(item.scope), masked: maskForDisplay(item.definition, raw) };
}

function problemOf(item: ResultItem, redactor: Redactor): string | undefined {
  const { field, read, definition } = item;
  if (field === undefined) return explainAbsence(definition, 'missing')[0];
  if (!field.ok) return redactor.redact(field.error.message);
  if (read?.parsed.kind === 'unreadable') return read.parsed.reason;
  if (read?.parsed.kind === 'not-available') return explainAbsence(definition, 'not-available')[0];
  return read?.parsed.kind === 'empty' ? explainAbsence(definition, 'empty')[0] : undefined;
}

function coverageOf(items: readonly ResultItem[], rows: readonly ResultRow[], known: boolean): ResultView['coverage'] {
  const count = (holds: (row: ResultRow) => boolean) => rows.filter(holds).length;
  return {
    requested: count((row) => row.requested),
    allowed: known ? count((row) => row.requested && row.allowed === true) : undefined,
    returned: count((row) => row.returned),
    decrypted: count((row) => row.decrypted),
    valid: count((row) => row.verdict === 'passed'),
    notAvailable: items.filter((item) => item.read?.parsed.kind === 'not-available').length,
  };
}

function encryptionOf({ artifacts }: RunParts): ResultView['encryption'] {
  const { blockKey, fields = [] } = artifacts;
  const sample = fields.find((field) => field.ok) ?? fields.find((field) => field.alg !== undefined);
  if (blockKey === undefined || sample?.alg === undefined || sample.enc === undefined) return undefined;
  return {
    key: `${blockKey.alg} / ${blockKey.enc}`,
    fields: `${sample.alg} / ${sample.enc}`,
    blockKeyBits: blockKey.bits,
    variant: describeVariant(blockKey.alg, blockKey.enc, sample.alg, sample.enc),
  };
}
