import { typescriptText } from '../../snippets/literals.js';
import { NOTES, REASONS } from '../facts.js';
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

/** What reads each kind, and answers undefined where it cannot; a project has only what it needs. */
const READERS: Readonly<Record<MemberKind, string>> = {
  text: `function text(value: string): string {
  return value;
}
`,
  lines: String.raw`/** Line ends come as they are, or spelled out. */
function lines(value: string): readonly string[] {
  return value.split(/\r?\n|\\n/).filter((line) => line !== '');
}
`,
  boolean: `function boolean(value: string): boolean | undefined {
  const lower = value.toLowerCase();
  return lower === 'true' || lower === 'false' ? lower === 'true' : undefined;
}
`,
  number: String.raw`function number(value: string): number | undefined {
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
`,
  records: `/** Records come as JSON in a string; some servers write their names in camelCase. */
function records<T>(value: string): readonly T[] | undefined {
  try {
    const list: unknown = JSON.parse(value);
    const isRecord = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one);
    return Array.isArray(list) && list.every(isRecord) ? (list.map(clean) as readonly T[]) : undefined;
  } catch {
    return undefined;
  }
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
  /** Scopes whose values came and cannot be read. */
  readonly unreadable: readonly string[];
}

${members.length === 0 ? linesOf(NOTHING_TO_READ) : linesOf(readPerson(members))}
${readers.flatMap((kind) => ['', ...linesOf(READERS[kind])])}
`.replace(/\n\n\n+/g, '\n\n');
}

function typeOf({ kind, record }: DataMember): string {
  return kind === 'records' ? `readonly ${record?.name ?? 'unknown'}[]` : TYPES[kind];
}

const NOTHING_TO_READ = `export function readPerson(sub: string, _raw: RawData): Person {
  return { sub, data: {}, unreadable: [] };
}`;

function readPerson(members: readonly DataMember[]): string {
  return source`
/** Reads the strings as what they are. */
export function readPerson(sub: string, raw: RawData): Person {
  const unreadable: string[] = [];
  function read<T>(scope: string, reader: (value: string) => T | undefined): T | null {
    const value = Object.hasOwn(raw, scope) ? raw[scope] : undefined;
    if (value === undefined || /^(NA|[\s\0]*)$/.test(value)) return null;
    const found = reader(value);
    if (found === undefined) unreadable.push(scope);
    return found ?? null;
  }
  const data: SgidData = {
    ${members.map((member) => `${memberName(member.scope)}: ${readCall(member)},`)}
  };
  if (unreadable.length > 0) console.error('${REASONS.unreadable}', unreadable.join(', '));
  return { sub, data, unreadable };
}
`;
}

function readCall({ kind, record, scope }: DataMember): string {
  return `read(${typescriptText(scope)}, ${kind}${record === undefined ? '' : `<${record.name}>`})`;
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
