import { typescriptText } from '../../snippets/literals.js';
import { NOTES } from '../facts.js';
import { memberName } from '../literals.js';
import { type DataMember, type MemberKind, type RecordType, recordTypes } from '../members.js';
import type { ProjectModel } from '../model.js';
import { comment, linesOf, source } from '../source.js';

const TYPES: Readonly<Record<Exclude<MemberKind, 'records'>, string>> = {
  text: 'string',
  lines: 'readonly string[]',
  boolean: 'boolean',
  number: 'number',
};

/** How each kind is read; a project has only what it needs. */
const READERS: Readonly<Record<MemberKind, string>> = {
  text: String.raw`function text(raw: RawData, scope: string): string | null {
  const value = Object.hasOwn(raw, scope) ? raw[scope] : undefined;
  return value === undefined || /^(NA|[\s\0]*)$/.test(value) ? null : value;
}
`,
  lines: String.raw`/** Line ends come as they are, or spelled out. */
function lines(raw: RawData, scope: string): readonly string[] | null {
  return text(raw, scope)?.split(/\r?\n|\\n/).filter((line) => line !== '') ?? null;
}
`,
  boolean: `function boolean(raw: RawData, scope: string): boolean | null {
  const value = text(raw, scope)?.toLowerCase();
  if (value === undefined) return null;
  if (value !== 'true' && value !== 'false') throw new TypeError(scope + ' is neither true nor false');
  return value === 'true';
}
`,
  number: String.raw`function number(raw: RawData, scope: string): number | null {
  const value = text(raw, scope);
  if (value === null) return null;
  if (!/^\d+$/.test(value)) throw new TypeError(scope + ' is no number');
  return Number(value);
}
`,
  records: `/** Records come as JSON in a string; some servers write their names in camelCase. */
function records<T>(raw: RawData, scope: string): readonly T[] | null {
  const value = text(raw, scope);
  if (value === null) return null;
  let list: unknown;
  try {
    list = JSON.parse(value);
  } catch {
    // The parser's own message has a piece of the value in it.
    throw new TypeError(scope + ' is no JSON');
  }
  if (!Array.isArray(list) || list.some((one) => typeof one !== 'object' || one === null)) {
    throw new TypeError(scope + ' is no list of records');
  }
  return list.map(clean) as readonly T[];
}

function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value === 'NA' || value === '' ? null : value;
  const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase());
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snakeCase(name), clean(inner)]));
}
`,
};

/** The types of the chosen scopes, and what reads the strings that come into them. */
export function dataModule({ members }: ProjectModel): string {
  const kinds = new Set<MemberKind>(members.length === 0 ? [] : ['text', ...members.map(({ kind }) => kind)]);
  const readers = (Object.keys(READERS) as MemberKind[]).filter((kind) => kinds.has(kind));
  return source`
/** What userinfo has once it is decrypted: a string for every scope that came. */
export type RawData = Readonly<Record<string, string>>;

${recordTypes(members).flatMap(recordLines)}
${comment('//', NOTES.absent, NOTES.unreadable)}
export interface SgidData {
  ${members.flatMap((member) => [`/** ${member.about}. */`, `readonly ${memberName(member.scope)}: ${typeOf(member)} | null;`])}
}

/** Who logged in. */
export interface Person {
  /** Stable for this client; every client gets another for the same person. */
  readonly sub: string;
  readonly data: SgidData;
}

/** Reads the strings as what they are. */
export function readData(${members.length === 0 ? '_raw' : 'raw'}: RawData): SgidData {
  return {
    ${members.map((member) => `${memberName(member.scope)}: ${readCall(member)},`)}
  };
}
${readers.flatMap((kind) => ['', ...linesOf(READERS[kind])])}
`.replace(/\n\n\n+/g, '\n\n');
}

function typeOf({ kind, record }: DataMember): string {
  return kind === 'records' ? `readonly ${record?.name ?? 'unknown'}[]` : TYPES[kind];
}

function readCall({ kind, record, scope }: DataMember): string {
  return `${kind}${record === undefined ? '' : `<${record.name}>`}(raw, ${typescriptText(scope)})`;
}

function recordLines({ name, attributes }: RecordType): readonly string[] {
  return [
    `export interface ${name} {`,
    ...attributes.flatMap(({ name: member, about, record }) => [
      `  /** ${about}. */`,
      `  readonly ${member}?: ${record === undefined ? 'string' : `readonly ${record.name}[]`} | null;`,
    ]),
    '}',
    '',
  ];
}
