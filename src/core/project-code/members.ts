import { findScope } from '../catalogue/catalogue.js';
import { valueTypeLabel } from '../catalogue/format.js';
import type { RecordAttribute, ValueType } from '../catalogue/types.js';

/** What a value is read as. */
export type MemberKind = 'text' | 'lines' | 'boolean' | 'number' | 'records';

/** One value that the app gets, as each language makes a member of a type of it. */
export interface DataMember {
  readonly scope: string;
  readonly kind: MemberKind;
  /** What the value is, in words of the data catalogue: never those of a client. */
  readonly about: string;
  /** A name for languages whose members are identifiers, in PascalCase; no two are alike. */
  readonly identifier: string;
  /** The type of each record, for `records`. */
  readonly record: RecordType | undefined;
}

/** The type of a record, and of those nested in it. */
export interface RecordType {
  readonly name: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly identifier: string;
    readonly about: string;
    readonly record: RecordType | undefined;
  }[];
}

const KINDS: Readonly<Partial<Record<ValueType, MemberKind>>> = {
  address: 'lines',
  boolean: 'boolean',
  number: 'number',
  records: 'records',
};

/** The values that come for these scopes; a scope that the data catalogue does not have is text. */
export function dataMembers(scopes: readonly string[]): readonly DataMember[] {
  const taken = new Set<string>();
  const asked = [...new Set(scopes)].filter((scope) => scope !== 'openid');
  return asked.map((scope, at) => {
    const definition = findScope(scope);
    const short = definition === undefined ? `other_${at + 1}` : scope.slice(scope.indexOf('.') + 1);
    const own = pascalCase(short);
    const identifier = taken.has(own) ? `${own}${at + 1}` : own;
    taken.add(identifier);
    if (definition === undefined) {
      return { scope, kind: 'text', about: 'Not in the data catalogue', identifier, record: undefined };
    }
    const { attributes } = definition;
    return {
      scope,
      kind: KINDS[definition.type] ?? 'text',
      about: `${definition.label}: ${lowerFirst(valueTypeLabel(definition.type))}`,
      identifier,
      record: attributes === undefined ? undefined : recordType(`${identifier}Record`, attributes),
    };
  });
}

/** A record type with those nested in it, the nested ones first. */
function withNested(record: RecordType): readonly RecordType[] {
  return [...record.attributes.flatMap((one) => (one.record === undefined ? [] : withNested(one.record))), record];
}

/** All record types of some members, each after those that it is made of. */
export function recordTypes(members: readonly DataMember[]): readonly RecordType[] {
  return members.flatMap(({ record }) => (record === undefined ? [] : withNested(record)));
}

function recordType(name: string, attributes: readonly RecordAttribute[]): RecordType {
  return {
    name,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      identifier: pascalCase(attribute.name),
      about: attribute.label,
      record:
        attribute.attributes === undefined
          ? undefined
          : recordType(`${name.replace(/Record$/, '')}${pascalCase(attribute.name)}Record`, attribute.attributes),
    })),
  };
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `NRIC` and the like stay as they are. */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
