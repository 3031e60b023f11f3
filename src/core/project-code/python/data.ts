import { pythonText } from '../../snippets/literals.js';
import { NOTES } from '../facts.js';
import { type DataMember, type MemberKind, type RecordType, recordTypes } from '../members.js';
import type { ProjectModel } from '../model.js';
import { comment, linesOf, source } from '../source.js';

const TYPES: Readonly<Record<Exclude<MemberKind, 'records'>, string>> = {
  text: 'str',
  lines: 'list[str]',
  boolean: 'bool',
  number: 'int',
};

/** How each kind is read; a project has only what it needs. */
const READERS: Readonly<Record<MemberKind, string>> = {
  text: String.raw`def _text(raw: RawData, scope: str) -> str | None:
    value = raw.get(scope, "")
    return None if re.fullmatch(r"NA|[\s\0]*", value) else value
`,
  lines: String.raw`def _lines(raw: RawData, scope: str) -> list[str] | None:
    """Line ends come as they are, or spelled out."""
    value = _text(raw, scope)
    if value is None:
        return None
    return [line for line in re.split(r"\r?\n|\\n", value) if line]
`,
  boolean: `def _boolean(raw: RawData, scope: str) -> bool | None:
    value = _text(raw, scope)
    if value is None:
        return None
    if value.lower() not in ("true", "false"):
        raise ValueError(f"{scope} is neither true nor false")
    return value.lower() == "true"
`,
  number: `def _number(raw: RawData, scope: str) -> int | None:
    value = _text(raw, scope)
    if value is None:
        return None
    if not re.fullmatch("[0-9]+", value):
        raise ValueError(f"{scope} is no number")
    return int(value)
`,
  records: `def _records(raw: RawData, scope: str) -> list[Any] | None:
    """Records come as JSON in a string; some servers write their names in camelCase."""
    value = _text(raw, scope)
    if value is None:
        return None
    try:
        found = json.loads(value)
    except ValueError:
        # The parser's own message has a piece of the value in it.
        raise ValueError(f"{scope} is no JSON") from None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError(f"{scope} is no list of records")
    return [_clean(one) for one in found]


def _clean(value: Any) -> Any:
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {_snake_case(name): _clean(inner) for name, inner in value.items()}
    return None if value in ("NA", "") else value


def _snake_case(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: "_" + letter.group().lower(), name)
`,
};

/** The types of the chosen scopes, and what reads the strings that come into them. */
export function pythonDataModule({ members }: ProjectModel): string {
  const kinds = new Set<MemberKind>(members.length === 0 ? [] : ['text', ...members.map(({ kind }) => kind)]);
  const readers = (Object.keys(READERS) as MemberKind[]).filter((kind) => kinds.has(kind));
  return source`
"""The types of the chosen scopes, and what reads the strings that come into them."""

import json
import re
from typing import Any, TypedDict

# What userinfo has once it is decrypted: a string for every scope that came.
RawData = dict[str, str]

${recordTypes(members).flatMap(recordLines)}
${comment('#', NOTES.absent, NOTES.unreadable)}
SgidData = TypedDict(
    "SgidData",
    {
        ${members.flatMap((member) => [`# ${member.about}.`, `${pythonText(member.scope)}: ${typeOf(member)} | None,`])}
    },
)


class Person(TypedDict):
    """Who logged in. sub is stable for this client; every client gets another for the same person."""

    sub: str
    data: SgidData


def read_data(raw: RawData) -> SgidData:
    """Reads the strings as what they are."""
    return {
        ${members.map(({ kind, scope }) => `${pythonText(scope)}: _${kind}(raw, ${pythonText(scope)}),`)}
    }
${readers.flatMap((kind) => ['', '', ...linesOf(READERS[kind])])}
`.replace(/\n\n\n\n+/g, '\n\n\n');
}

function typeOf({ kind, record }: DataMember): string {
  return kind === 'records' ? `list[${record?.name ?? 'Any'}]` : TYPES[kind];
}

function recordLines({ name, attributes }: RecordType): readonly string[] {
  return [
    `class ${name}(TypedDict, total=False):`,
    ...attributes.flatMap(({ name: member, about, record }) => [
      `    # ${about}.`,
      `    ${member}: ${record === undefined ? 'str' : `list[${record.name}]`} | None`,
    ]),
    '',
    '',
  ];
}
