import { NOTES, REASONS } from '../facts.js';
import { goText } from '../literals.js';
import { type DataMember, type MemberKind, type RecordType, recordTypes } from '../members.js';
import type { ProjectModel } from '../model.js';
import { comment, linesOf, source } from '../source.js';

const TYPES: Readonly<Record<Exclude<MemberKind, 'records'>, string>> = {
  text: '*string',
  lines: '[]string',
  boolean: '*bool',
  number: '*int',
};

/** What reads each kind, and says false where it cannot; a project has only what it needs. */
const READERS: Readonly<Record<MemberKind, string>> = {
  text: `func readText(value string) (*string, bool) { return &value, true }
`,
  lines: String.raw`var lineEnd = regexp.MustCompile("\r?\n|\\\\n")

// Line ends come as they are, or spelled out.
func readLines(value string) ([]string, bool) {
	lines := []string{}
	for _, line := range lineEnd.Split(value, -1) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines, true
}
`,
  boolean: `func readBoolean(value string) (*bool, bool) {
	lower := strings.ToLower(value)
	isTrue := lower == "true"
	return &isTrue, isTrue || lower == "false"
}
`,
  number: `var digits = regexp.MustCompile("^[0-9]{1,9}$")

func readNumber(value string) (*int, bool) {
	number, err := strconv.Atoi(value)
	return &number, err == nil && digits.MatchString(value)
}
`,
  records: `// Records come as JSON in a string; some servers write their names in camelCase.
func readRecords[T any](value string) ([]T, bool) {
	var list []map[string]any
	if err := json.Unmarshal([]byte(value), &list); err != nil || list == nil {
		return nil, false
	}
	again, err := json.Marshal(clean(list))
	if err != nil {
		return nil, false
	}
	records := []T{}
	return records, json.Unmarshal(again, &records) == nil
}

var upperCase = regexp.MustCompile("[A-Z]")

func clean(value any) any {
	switch found := value.(type) {
	case []map[string]any:
		cleaned := []any{}
		for _, one := range found {
			cleaned = append(cleaned, clean(one))
		}
		return cleaned
	case []any:
		cleaned := []any{}
		for _, one := range found {
			cleaned = append(cleaned, clean(one))
		}
		return cleaned
	case map[string]any:
		cleaned := map[string]any{}
		for name, inner := range found {
			snakeCase := upperCase.ReplaceAllStringFunc(name, func(letter string) string {
				return "_" + strings.ToLower(letter)
			})
			cleaned[snakeCase] = clean(inner)
		}
		return cleaned
	case string:
		if found == "NA" || found == "" {
			return nil
		}
	}
	return value
}
`,
};

/** What each kind needs of the standard library. */
const IMPORTS: Readonly<Record<MemberKind, readonly string[]>> = {
  text: ['log', 'regexp', 'strings'],
  lines: ['regexp'],
  boolean: ['strings'],
  number: ['regexp', 'strconv'],
  records: ['encoding/json', 'regexp', 'strings'],
};

/** The types of the chosen scopes, and what reads the strings that come into them. */
export function goDataFile({ members }: ProjectModel): string {
  const kinds = new Set<MemberKind>(members.length === 0 ? [] : ['text', ...members.map(({ kind }) => kind)]);
  const readers = (Object.keys(READERS) as MemberKind[]).filter((kind) => kinds.has(kind));
  const imports = [...new Set(readers.flatMap((kind) => IMPORTS[kind]))].sort();
  return source`
package main

${imports.length === 0 ? [] : ['import (', ...imports.map((name) => `\t"${name}"`), ')', '']}
// RawData is what userinfo has once it is decrypted: a string for every scope that came.
type RawData map[string]string

${recordTypes(members).flatMap(recordLines)}
${comment('//', ...[NOTES.absent, NOTES.unreadable].map((note) => note.replace('null', 'nil')))}
type SgidData struct {
	${members.flatMap((member) => [`// ${member.about}.`, `${member.identifier} ${typeOf(member)} ${tag(member.scope)}`.trimEnd()])}
}

// Person is who logged in. Sub is stable for this client; every client gets another for the same person.
type Person struct {
	Sub  string   "json:\"sub\""
	Data SgidData "json:\"data\""
	// Scopes whose values came and cannot be read.
	Unreadable []string "json:\"unreadable\""
}

${members.length === 0 ? linesOf(NOTHING_TO_READ) : linesOf(readPerson(members))}
${readers.flatMap((kind) => ['', ...linesOf(READERS[kind])])}
`.replace(/\n\n\n+/g, '\n\n');
}

/** Names of the data catalogue alone: not every text can be in a tag. */
function tag(name: string): string {
  return /^((myinfo|pocdex)\.)?[a-z][a-z0-9_]*$/.test(name) ? goText(`json:"${name}"`) : '';
}

function typeOf({ kind, record }: DataMember): string {
  return kind === 'records' ? `[]${record?.name ?? 'any'}` : TYPES[kind];
}

const NOTHING_TO_READ = `func readPerson(sub string, _ RawData) Person {
	return Person{Sub: sub, Unreadable: []string{}}
}`;

function readPerson(members: readonly DataMember[]): string {
  return source`
// readPerson reads the strings as what they are.
func readPerson(sub string, raw RawData) Person {
	found := reading{raw, []string{}}
	var data SgidData
	${members.map((member) => `data.${member.identifier} = ${readCall(member)}`)}
	if len(found.unreadable) > 0 {
		log.Println("${REASONS.unreadable}", strings.Join(found.unreadable, ", "))
	}
	return Person{sub, data, found.unreadable}
}

type reading struct {
	raw        RawData
	unreadable []string
}

var absent = regexp.MustCompile("^(NA|[\\s\\x00]*)$")

func read[T any](found *reading, scope string, reader func(string) (T, bool)) T {
	var none T
	value, came := found.raw[scope]
	if !came || absent.MatchString(value) {
		return none
	}
	result, isReadable := reader(value)
	if !isReadable {
		found.unreadable = append(found.unreadable, scope)
		return none
	}
	return result
}
`;
}

function readCall({ kind, record, scope }: DataMember): string {
  const name = `read${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `read(&found, ${goText(scope)}, ${name}${record === undefined ? '' : `[${record.name}]`})`;
}

function recordLines({ name, attributes }: RecordType): readonly string[] {
  return [
    `// ${name} is one record.`,
    `type ${name} struct {`,
    ...attributes.flatMap(({ name: member, identifier, about, record }) => [
      `\t// ${about}.`,
      `\t${identifier} ${record === undefined ? '*string' : `[]${record.name}`} ${tag(member)}`,
    ]),
    '}',
    '',
  ];
}
