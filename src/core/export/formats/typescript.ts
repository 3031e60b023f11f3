import { findScope } from '../../catalogue/catalogue.js';
import { valueTypeLabel } from '../../catalogue/format.js';
import type { RecordAttribute } from '../../catalogue/types.js';
import { aboutLines } from '../about-lines.js';
import type { SamplePayload } from '../sample-payload.js';
import { stringLiteral } from '../string-literal.js';
import { pascalCase, recordName } from './schema.js';

/** A TypeScript module with the payload as a constant, its types, and the types of its records once they are parsed. */
export function typescriptOf({ _about, sub, data }: SamplePayload): string {
  const about = aboutLines(_about, 'Sample payload of sgID').map((line) => `// ${line}`);
  const scopes = Object.keys(data);
  const records = scopes.flatMap((scope) => {
    const definition = findScope(scope);
    return definition?.attributes === undefined
      ? []
      : [
          `/** One record of \`${scope}\`, after JSON.parse. */`,
          ...recordType(recordName(definition), definition.attributes),
        ];
  });
  return [
    ...about,
    '',
    '/** Every value is a string; `NA` says that nothing is held. */',
    'export interface SgidData {',
    ...scopes.flatMap(memberLines),
    '}',
    '',
    '/** What the official SDK’s userinfo returns. */',
    'export interface SgidUserInfo {',
    '  readonly sub: string;',
    '  readonly data: SgidData;',
    '}',
    '',
    ...records,
    'export const userInfo: SgidUserInfo = {',
    `  sub: ${stringLiteral(sub)},`,
    '  data: {',
    ...Object.entries(data).map(([scope, value]) => `    ${memberName(scope)}: ${stringLiteral(value)},`),
    '  },',
    '};',
    '',
  ].join('\n');
}

function memberLines(scope: string): readonly string[] {
  const definition = findScope(scope);
  const what =
    definition === undefined ? 'Not in the data catalogue' : `${definition.label}. ${valueTypeLabel(definition.type)}`;
  return [`  /** ${what}. */`, `  readonly ${memberName(scope)}: string;`];
}

/** In brackets where it would set the prototype instead. */
function memberName(scope: string): string {
  return scope === '__proto__' ? '["__proto__"]' : stringLiteral(scope);
}

function recordType(name: string, attributes: readonly RecordAttribute[]): readonly string[] {
  const nested = attributes.filter(({ type }) => type === 'records');
  return [
    `export interface ${name} {`,
    ...attributes.map(({ name: member, type }) =>
      type === 'records'
        ? `  readonly ${member}?: string | readonly ${name}${pascalCase(member)}[];`
        : `  readonly ${member}?: string;`,
    ),
    '}',
    '',
    ...nested.flatMap((attribute) => recordType(`${name}${pascalCase(attribute.name)}`, attribute.attributes ?? [])),
  ];
}
