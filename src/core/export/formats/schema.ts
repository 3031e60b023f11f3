import { findScope } from '../../catalogue/catalogue.js';
import type { RecordAttribute, ScopeDefinition, ValueType } from '../../catalogue/types.js';

type Schema = Readonly<Record<string, unknown>>;

/** The documented form of each type, as a regular expression of ECMA-262. Free text has none. */
const PATTERNS: Readonly<Partial<Record<ValueType, string>>> = {
  nric: '^[STFGM]\\d{7}[A-Z]$',
  'masked-nric': '^\\*{5}\\d{3}[A-Z]$',
  'passport-number': '^[A-Z0-9]{5,20}$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
  'partial-date': '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
  mobile: '^\\d{8}$',
  'mobile-with-country-code': '^\\+\\d{1,3} \\d{4,14}$',
  email: '^[^\\s@]+@[^\\s@]+$',
  number: '^\\d+$',
};

/** The schemas of a payload with certain scopes: its own two, and one for the records of each scope that has them. */
export interface PayloadSchemas {
  readonly SgidUserInfo: Schema;
  readonly SgidData: Schema;
  readonly records: Readonly<Record<string, Schema>>;
}

/**
 * The documented form of a payload as JSON Schema 2020-12, which is also that of OpenAPI 3.1.
 *
 * @param scopes what was asked for; those that the data catalogue does not have are strings
 * @param refTo how a schema refers to another, as `#/$defs/`
 */
export function payloadSchemas(scopes: readonly string[], refTo: string): PayloadSchemas {
  const data = scopes.filter((scope) => scope !== 'openid');
  const definitions = data.map(findScope).filter((definition) => definition !== undefined);
  return {
    SgidUserInfo: {
      type: 'object',
      description: 'What the official SDK’s `userinfo` returns.',
      properties: {
        sub: {
          type: 'string',
          minLength: 1,
          description: 'Pairwise: another client gets another one for the same person.',
        },
        data: { $ref: `${refTo}SgidData` },
      },
      required: ['sub', 'data'],
    },
    SgidData: {
      type: 'object',
      description: 'One string for each scope that came. `NA` says that nothing is held.',
      properties: Object.fromEntries(data.map((scope) => [scope, schemaOf(scope, findScope(scope), refTo)])),
      additionalProperties: { type: 'string' },
    },
    records: Object.fromEntries(
      definitions.filter(hasRecords).flatMap((definition) => recordSchemas(definition, refTo)),
    ),
  };
}

function schemaOf(scope: string, definition: ScopeDefinition | undefined, refTo: string): Schema {
  if (definition === undefined) return { type: 'string', description: `Not in the data catalogue: ${scope}` };
  const described = { type: 'string', title: definition.label, description: definition.description };
  if (hasRecords(definition)) {
    const list = { type: 'array', items: { $ref: `${refTo}${recordName(definition)}` } };
    return {
      ...described,
      anyOf: [{ const: 'NA' }, { contentMediaType: 'application/json', contentSchema: list }],
      examples: [definition.example],
    };
  }
  const allowed = allowedOf(definition.type, definition.values);
  return {
    ...described,
    ...(allowed === undefined ? {} : { anyOf: [{ const: 'NA' }, allowed] }),
    examples: [definition.example],
  };
}

function allowedOf(type: ValueType, values: readonly string[] | undefined): Schema | undefined {
  if (values !== undefined) return { enum: values };
  const pattern = PATTERNS[type];
  return pattern === undefined ? undefined : { pattern };
}

function hasRecords(definition: ScopeDefinition): boolean {
  return definition.type === 'records';
}

function recordSchemas(definition: ScopeDefinition, refTo: string): readonly (readonly [string, Schema])[] {
  const name = recordName(definition);
  return recordSchema(name, definition.attributes ?? [], refTo);
}

/** The schema of a record, and of those nested in it. Empty strings and `NA` occur in every member. */
function recordSchema(
  name: string,
  attributes: readonly RecordAttribute[],
  refTo: string,
): readonly (readonly [string, Schema])[] {
  const nested = attributes.filter(({ type }) => type === 'records');
  const properties = attributes.map((attribute) => [attribute.name, memberSchema(name, attribute, refTo)] as const);
  return [
    [name, { type: 'object', properties: Object.fromEntries(properties) }],
    ...nested.flatMap((attribute) => recordSchema(nestedName(name, attribute), attribute.attributes ?? [], refTo)),
  ];
}

function memberSchema(name: string, attribute: RecordAttribute, refTo: string): Schema {
  if (attribute.type === 'records') {
    const items = { $ref: `${refTo}${nestedName(name, attribute)}` };
    return { title: attribute.label, anyOf: [{ type: 'string' }, { type: 'array', items }] };
  }
  // Work e-mail addresses come from agencies' own records, mistyped ones among them.
  const pattern = attribute.type === 'email' ? undefined : PATTERNS[attribute.type];
  const described = { type: 'string', title: attribute.label };
  return pattern === undefined ? described : { ...described, anyOf: [{ enum: ['NA', ''] }, { pattern }] };
}

function nestedName(name: string, attribute: RecordAttribute): string {
  return `${name}${pascalCase(attribute.name)}`;
}

/** The name of the type of a scope's records: `myinfo.vehicles` is `Vehicles`. */
export function recordName({ scope }: ScopeDefinition): string {
  return pascalCase(scope.slice(scope.indexOf('.') + 1));
}

/** `vaccination_requirements` is `VaccinationRequirements`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
