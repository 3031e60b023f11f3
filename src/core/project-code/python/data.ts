import { pythonText } from '../../snippets/literals.js';
import { NOTES, REASONS } from '../facts.js';
import { type DataMember, type MemberKind, type RecordType, recordTypes } from '../members.js';
import type { ProjectModel } from '../model.js';
import { comment, linesOf, source } from '../source.js';

const TYPES: Readonly<Record<Exclude<MemberKind, 'records'>, string>> = {
  text: 'str',
  lines: 'list[str]',
  boolean: 'bool',
  number: 'int',
};

/** What reads each kind, and raises ValueError where it cannot; a project has only what it needs. */
const READERS: Readonly<Record<MemberKind, string>> = {
  text: `def _text(value: str) -> str:
    return value
`,
  lines: String.raw`def _lines(value: str) -> list[str]:
    """Line ends come as they are, or spelled out."""
    return [line for line in re.split(r"\r?\n|\\n", value) if line]
`,
  boolean: `def _boolean(value: str) -> bool:
    if value.lower() not in ("true", "false"):
        raise ValueError
    return value.lower() == "true"
`,
  number: `def _number(value: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", value):
        raise ValueError
    return int(value)
`,
  records: `def _records(value: str) -> list[Any]:
    """Records come as JSON in a string; some servers write their names in camelCase."""
    found = json.loads(value)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError
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
import logging
import re
from collections.abc import Callable
from typing import Any, TypedDict, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)

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
    # Scopes whose values came and cannot be read.
    unreadable: list[str]


def read_person(sub: str, raw: RawData) -> Person:
    """Reads the strings as what they are."""
    unreadable: list[str] = []

    def read(scope: str, reader: Callable[[str], T]) -> T | None:
        value = raw.get(scope, "")
        if re.fullmatch(r"NA|[\s\0]*", value):
            return None
        try:
            return reader(value)
        # The error of a parser has a piece of the value in it, and goes no further.
        except (ValueError, RecursionError):
            unreadable.append(scope)
            return None

    data: SgidData = {
        ${members.map(({ kind, scope }) => `${pythonText(scope)}: read(${pythonText(scope)}, _${kind}),`)}
    }
    if unreadable:
        log.warning("${REASONS.unreadable} %s", ", ".join(unreadable))
    return {"sub": sub, "data": data, "unreadable": unreadable}
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
