import { NOTES } from '../facts.js';
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

const READERS: Readonly<Record<MemberKind, string>> = {
  text: String.raw`var absent = regexp.MustCompile("^(NA|[\\s\\x00]*)$")

func readText(raw RawData, scope string) (*string, error) {
	value, came := raw[scope]
	if !came || absent.MatchString(value) {
		return nil, nil
	}
	return &value, nil
}
`,
  lines: String.raw`var lineEnd = regexp.MustCompile("\r?\n|\\\\n")

// Line ends come as they are, or spelled out.
func readLines(raw RawData, scope string) ([]string, error) {
	value, _ := readText(raw, scope)
	if value == nil {
		return nil, nil
	}
	lines := []string{}
	for _, line := range lineEnd.Split(*value, -1) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines, nil
}
`,
  boolean: `func readBoolean(raw RawData, scope string) (*bool, error) {
	value, _ := readText(raw, scope)
	if value == nil {
		return nil, nil
	}
	lower := strings.ToLower(*value)
	if lower != "true" && lower != "false" {
		return nil, errors.New(scope + " is neither true nor false")
	}
	isTrue := lower == "true"
	return &isTrue, nil
}
`,
  number: `func readNumber(raw RawData, scope string) (*int, error) {
	value, _ := readText(raw, scope)
	if value == nil {
		return nil, nil
	}
	number, err := strconv.Atoi(*value)
	if err != nil {
		return nil, errors.New(scope + " is no number")
	}
	return &number, nil
}
`,
  records: `// Records come as JSON in a string; some servers write their names in camelCase.
func readRecords[T any](raw RawData, scope string) ([]T, error) {
	value, _ := readText(raw, scope)
	if value == nil {
		return nil, nil
	}
	var list []map[string]any
	if err := json.Unmarshal([]byte(*value), &list); err != nil {
		// The parser's own message may have a piece of the value in it.
		return nil, errors.New(scope + " is no list of records")
	}
	again, err := json.Marshal(clean(list))
	if err != nil {
		return nil, errors.New(scope + " is no list of records")
	}
	records := []T{}
	if err := json.Unmarshal(again, &records); err != nil {
		return nil, errors.New(scope + " has records of another form")
	}
	return records, nil
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
  text: ['regexp'],
  lines: ['regexp'],
  boolean: ['errors', 'strings'],
  number: ['errors', 'strconv'],
  records: ['encoding/json', 'errors', 'regexp', 'strings'],
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
${comment('//', NOTES.absent.replace('null', 'nil'), NOTES.unreadable)}
type SgidData struct {
	${members.flatMap((member) => [`// ${member.about}.`, `${member.identifier} ${typeOf(member)} ${tag(member.scope)}`.trimEnd()])}
}

// Person is who logged in. Sub is stable for this client; every client gets another for the same person.
type Person struct {
	Sub  string   "json:\"sub\""
	Data SgidData "json:\"data\""
}

// readData reads the strings as what they are.
func readData(raw RawData) (data SgidData, err error) {
	${members.flatMap((member) => [`if data.${member.identifier}, err = ${readCall(member)}; err != nil {`, '\treturn data, err', '}'])}
	return data, nil
}
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

function readCall({ kind, record, scope }: DataMember): string {
  const name = `read${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `${name}${record === undefined ? '' : `[${record.name}]`}(raw, ${goText(scope)})`;
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
