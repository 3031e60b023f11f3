import { findScope } from '../../catalogue/catalogue.js';
import { sourceLabel } from '../../catalogue/format.js';
import { dateInCell } from '../../catalogue/parse/cell.js';
import { readUnknownValue, readValue } from '../../catalogue/parse.js';
import type { ParsedValue, RecordAttribute, RecordCell } from '../../catalogue/types.js';
import { visibleText } from '../../catalogue/visible-text.js';
import { PRIVACY_LEVELS } from '../privacy.js';
import { sampleName } from '../sample-about.js';
import type { SampleFieldReport, SamplePayload } from '../sample-payload.js';
import { REPORT_STYLE } from './html-style.js';

/** One page to read or print, which loads and runs nothing: every scope, its value, how it reads, what is odd about it. */
export function htmlOf(payload: SamplePayload): string {
  const { _about, sub, data, _fields } = payload;
  const level = PRIVACY_LEVELS.find(({ id }) => id === _about.privacy);
  const facts: readonly (readonly [string, string])[] = [
    ...(sampleName(_about) === '' ? [] : [['Of', sampleName(_about)] as const]),
    ['Client', _about.clientId],
    ['Environment', `${_about.environment}, ${_about.issuer}`],
    ['Asked for', _about.requestedScopes.join(' ')],
    ['Received', _about.receivedAt],
    ['Written by', _about.madeBy],
    ['sub', sub],
  ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    '<title>sgID result</title>',
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    '<h1>sgID result</h1>',
    `<p class="privacy ${_about.privacy}"><strong>${escaped(level?.label ?? '')}${_about.seed === undefined ? '' : `, seed ${escaped(_about.seed)}`}.</strong> ${prose(_about.note)}</p>`,
    '<dl>',
    ...facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`),
    '</dl>',
    '<table>',
    '<thead><tr><th scope="col">Data item</th><th scope="col">Value</th><th scope="col">Read as</th></tr></thead>',
    '<tbody>',
    ..._fields.map((field) => rowOf(field, data[field.scope])),
    '</tbody>',
    '</table>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function rowOf(field: SampleFieldReport, value: string | undefined): string {
  const definition = findScope(field.scope);
  const label = field.label ?? field.scope;
  const from = definition === undefined ? 'not in the data catalogue' : sourceLabel(definition.source);
  const findings = field.findings.map(({ severity, message }) => `<li class="${severity}">${prose(message)}</li>`);
  return [
    `<tr><th scope="row">${escaped(label)}<span>${escaped(field.scope)}, ${escaped(from)}</span></th>`,
    `<td>${valueHtml(field, value)}</td>`,
    `<td>${prose(field.readAs ?? '')}${findings.length === 0 ? '' : `<ul>${findings.join('')}</ul>`}</td></tr>`,
  ].join('');
}

function valueHtml(field: SampleFieldReport, value: string | undefined): string {
  if (value === undefined) {
    const why = field.status === 'missing' ? 'did not come' : `cannot be decrypted: ${field.problem ?? ''}`;
    return `<em>${escaped(why)}</em>`;
  }
  const definition = findScope(field.scope);
  const { parsed } = definition === undefined ? readUnknownValue(value) : readValue(definition, value);
  // A stand-in is no date and no number; a list of stand-ins is a list all the same.
  return field.masked && parsed.kind !== 'records' ? lines(value.split(/\n|\\n/)) : parsedHtml(parsed);
}

function parsedHtml(parsed: ParsedValue): string {
  switch (parsed.kind) {
    case 'not-available':
      return '<em>NA: no value held</em>';
    case 'empty':
      return '<em>empty</em>';
    case 'lines':
      return lines(parsed.lines);
    case 'records':
      return parsed.rows.length === 0
        ? '<em>no records</em>'
        : parsed.rows.map((row) => recordHtml(row, parsed.columns)).join('');
    case 'unreadable':
      return escaped(parsed.raw);
    case 'text':
    case 'date':
    case 'boolean':
    case 'number':
      return parsed.kind === 'text'
        ? escaped(parsed.display)
        : `${escaped(parsed.display)} <small>${escaped(parsed.raw)}</small>`;
  }
}

function recordHtml(row: Readonly<Record<string, RecordCell>>, columns: readonly RecordAttribute[]): string {
  const known = new Set(columns.map(({ name }) => name));
  // Of records within records, the columns are the documented attributes alone.
  const others = Object.keys(row).filter((name) => !known.has(name));
  const members = [
    ...columns.map((attribute) => ({ name: attribute.name, label: attribute.label, attribute })),
    ...others.map((name) => ({ name, label: name, attribute: undefined })),
  ].flatMap(({ name, label, attribute }) => {
    const cell = row[name];
    return cell === undefined ? [] : [`<dt>${escaped(label)}</dt><dd>${cellHtml(cell, attribute)}</dd>`];
  });
  return `<dl class="record">${members.join('')}</dl>`;
}

function cellHtml(cell: RecordCell, attribute: RecordAttribute | undefined): string {
  if (typeof cell !== 'string') return cell.map((inner) => recordHtml(inner, attribute?.attributes ?? [])).join('');
  const date = attribute === undefined ? undefined : dateInCell(cell, attribute);
  return date === undefined ? escaped(cell) : `${escaped(date)} <small>${escaped(cell)}</small>`;
}

function lines(all: readonly string[]): string {
  return all.map(escaped).join('<br>');
}

/** Words of the console's own, in which names stand between backticks. */
function prose(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Text of a page, with controls spelled out and nothing that could be markup. */
function escaped(text: string): string {
  return visibleText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
