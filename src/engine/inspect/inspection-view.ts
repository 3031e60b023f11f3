import type { Redactor } from '../../core/export/redact.js';
import { readResult } from '../../core/flow/result.js';
import type { HarEntry } from '../../core/inspect/har.js';
import { recognise } from '../../core/inspect/recognise.js';
import type { RecognisedKind } from '../../core/inspect/recognised.js';
import type { Section } from '../../core/inspect/section.js';
import type { InspectedEntry, InspectionView, SectionView } from '../../shared/views/inspector.js';
import { anatomyViewOf } from '../flow/anatomy-view.js';
import { contentKeyRef } from '../flow/content-keys.js';
import { exchangeViewOf } from '../flow/exchange-view.js';
import { runRedactor } from '../flow/flow-view.js';
import { maskCut } from '../flow/mask-cut.js';
import { rowOf } from '../flow/result-view.js';
import type { Inspection } from './inspection.js';
import { inspectionSecrets } from './inspection-secrets.js';
import { clientUseOf } from './use-client.js';

/** Longer than this, in characters, a value is cut for the window. */
const MAX_VALUE = 16_384;

/** Something taken apart as the window draws it: every text goes through the redactor, so that no secret is in it. */
export function inspectionViewOf(inspection: Inspection): InspectionView {
  const { inspectionId, source, recognised, exchange, outcome } = inspection;
  const { content, reason, text } = recognised;
  const redactor = runRedactor(inspectionSecrets(inspection));
  const sections = outcome?.sections ?? inspection.sections;
  return {
    inspectionId,
    source: source.slice(0, 255),
    kind: content.kind,
    reason,
    characters: text.length,
    sections: sections.map((section) => sectionViewOf(section, redactor)),
    entries: content.kind === 'har' ? content.entries.map(entryViewOf) : undefined,
    omitted: content.kind === 'har' ? content.omitted : undefined,
    exchange: exchange === undefined ? undefined : exchangeViewOf(exchange, redactor),
    clientUse: clientUseOf(content),
    clientKey: outcome?.clientKey,
    rows: rowsOf(inspection, redactor),
    failure: outcome?.failure,
  };
}

function sectionViewOf(section: Section, redactor: Redactor): SectionView {
  const masked = (text: string) => maskCut(text, MAX_VALUE, redactor, '…');
  switch (section.type) {
    case 'facts':
      return { ...section, facts: section.facts.map((fact) => ({ ...fact, value: masked(fact.value) })) };
    case 'members':
      return {
        ...section,
        members: section.members.map((one) => ({ ...one, name: redactor.redact(one.name), value: masked(one.value) })),
      };
    case 'checks':
      return {
        ...section,
        checks: section.checks.map((check) => ({
          ...check,
          expected: check.expected === undefined ? undefined : masked(check.expected),
          actual: check.actual === undefined ? undefined : masked(check.actual),
        })),
      };
    case 'findings':
      return section;
    case 'token':
      return { type: 'token', anatomy: anatomyViewOf(section.anatomy, redactor, contentKeyRef(section.anatomy)) };
  }
}

/** What came is all that is known: nothing is said of what was asked for. */
function rowsOf({ outcome }: Inspection, redactor: Redactor): InspectionView['rows'] {
  const fields = outcome?.fields;
  if (fields === undefined) return undefined;
  const scopes = fields.map(({ scope }) => scope);
  return readResult(scopes, fields, Date.now()).map((item) => rowOf(item, undefined, redactor));
}

/** Kinds that are worth opening in a log. */
const OF_A_LOGIN = new Set<RecognisedKind>([
  'authorization-url',
  'redirected-url',
  'token-response',
  'error-response',
  'userinfo',
  'jwks',
  'discovery',
]);

/** A body that is longer, in characters, is not looked into before its entry is opened. */
const MAX_PEEK = 262_144;

function entryViewOf({ exchange, index }: HarEntry): InspectedEntry {
  const { request, response } = exchange;
  const [address = ''] = request.url.split(/[?#]/, 1);
  return {
    index,
    method: request.method,
    address: address.replace(/^([a-z][a-z0-9+.-]{0,20}:\/\/)[^/]*@/i, '$1').slice(0, 2048),
    status: response?.status,
    holds: [response?.body ?? '', request.url].map(kindOf).find((kind) => kind !== undefined),
  };
}

function kindOf(text: string): RecognisedKind | undefined {
  if (text.trim() === '' || text.length > MAX_PEEK) return undefined;
  const { kind } = recognise(text).content;
  return OF_A_LOGIN.has(kind) ? kind : undefined;
}
