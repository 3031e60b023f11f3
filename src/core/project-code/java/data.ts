import { NOTES, REASONS } from '../facts.js';
import { javaText } from '../literals.js';
import { type DataMember, type MemberKind, type RecordType, recordTypes } from '../members.js';
import type { ProjectModel } from '../model.js';
import { comment, source } from '../source.js';

const TYPES: Readonly<Record<Exclude<MemberKind, 'records'>, string>> = {
  text: 'String',
  lines: 'List<String>',
  boolean: 'Boolean',
  number: 'Integer',
};

/** What reads each kind; `boolean` is a word of Java's own. */
const READERS: Readonly<Record<MemberKind, string>> = {
  text: 'text',
  lines: 'lines',
  boolean: 'bool',
  number: 'number',
  records: 'records',
};

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** The types of the chosen scopes, and what reads the strings that come into them. */
export function javaDataFile({ members }: ProjectModel): string {
  return source`
package sgid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

${comment('//', NOTES.absent, NOTES.unreadable)}
record SgidData(
    ${separated(members.flatMap((member, at) => [`// ${member.about}.`, `${typeOf(member)} ${lowerFirst(member.identifier)}${at < members.length - 1 ? ',' : ''}`]))}) {

    ${recordTypes(members).flatMap(recordLines)}
    /** Reads the strings as what they are; the members are named as their scopes. */
    static Sessions.Person readPerson(String sub, Map<String, String> raw) {
        Reading found = new Reading(raw, new LinkedHashMap<>(), new ArrayList<>());
        ${members.map(({ kind, scope }) => `found.read(${javaText(scope)}, SgidData::${READERS[kind]});`)}
        if (!found.unreadable.isEmpty()) System.err.println("${REASONS.unreadable} " + String.join(", ", found.unreadable));
        return new Sessions.Person(sub, of(found.values), found.values, found.unreadable);
    }

    @SuppressWarnings("unchecked")
    private static SgidData of(Map<String, Object> values) {
        return new SgidData(
            ${separated(members.map((member, at) => `${readMember(member)}${at < members.length - 1 ? ',' : ''}`))});
    }

    private record Reading(Map<String, String> raw, Map<String, Object> values, List<String> unreadable) {
        void read(String scope, Function<String, Object> reader) {
            values.put(scope, null);
            String value = raw.get(scope);
            if (value == null || value.matches("NA|[\\s\\x00]*")) return;
            try {
                values.put(scope, reader.apply(value));
            } catch (IllegalArgumentException | StackOverflowError error) {
                unreadable.add(scope);
            }
        }
    }

    private static Object text(String value) {
        return value;
    }

    /** Line ends come as they are, or spelled out. */
    private static Object lines(String value) {
        List<String> lines = new ArrayList<>();
        for (String line : value.split("\\r?\\n|\\\\n")) if (!line.isEmpty()) lines.add(line);
        return lines;
    }

    private static Object bool(String value) {
        if (!value.matches("(?i)true|false")) throw new IllegalArgumentException("neither true nor false");
        return Boolean.valueOf(value);
    }

    private static Object number(String value) {
        if (!value.matches("[0-9]{1,9}")) throw new IllegalArgumentException("no number");
        return Integer.valueOf(value);
    }

    /** Records come as JSON in a string; some servers write their names in camelCase. */
    private static Object records(String value) {
        try {
            // As the one member of an object: version 9 of the library reads no list by itself.
            Map<String, Object> object = JSONObjectUtils.parse("{\"records\":" + value + "}");
            List<Object> found = JSONObjectUtils.getJSONArray(object, "records");
            if (object.size() == 1 && found != null && found.stream().allMatch(one -> one instanceof Map)) return clean(found);
        } catch (ParseException error) {
            // Its message may have a piece of the value in it.
        }
        throw new IllegalArgumentException("no list of records");
    }

    private static Object clean(Object value) {
        if (value instanceof List<?> list) {
            List<Object> cleaned = new ArrayList<>();
            for (Object one : list) cleaned.add(clean(one));
            return cleaned;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> cleaned = new LinkedHashMap<>();
            map.forEach((name, inner) -> cleaned.put(snakeCase(String.valueOf(name)), clean(inner)));
            return cleaned;
        }
        return "NA".equals(value) || "".equals(value) ? null : value;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase();
    }

    private static <T> List<T> each(Object list, Function<Map<?, ?>, T> make) {
        if (!(list instanceof List<?> found)) return null;
        List<T> made = new ArrayList<>();
        for (Object one : found) if (one instanceof Map<?, ?> map) made.add(make.apply(map));
        return made;
    }

    private static String string(Object value) {
        return value == null ? null : String.valueOf(value);
    }
}
`.replace(/\n\n\n+/g, '\n\n');
}

function separated(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [''] : lines;
}

function typeOf({ kind, record }: DataMember): string {
  return kind === 'records' ? `List<${record?.name ?? 'Object'}>` : TYPES[kind];
}

function readMember(member: DataMember): string {
  const value = `values.get(${javaText(member.scope)})`;
  if (member.record !== undefined) return `each(${value}, ${member.record.name}::of)`;
  return `(${typeOf(member)}) ${value}`;
}

function recordLines({ name, attributes }: RecordType): readonly string[] {
  const last = attributes.length - 1;
  return [
    `public record ${name}(`,
    ...attributes.flatMap(({ identifier, about, record }, at) => [
      `    // ${about}.`,
      `    ${record === undefined ? 'String' : `List<${record.name}>`} ${lowerFirst(identifier)}${at < last ? ',' : ') {'}`,
    ]),
    '',
    `    static ${name} of(Map<?, ?> map) {`,
    `        return new ${name}(`,
    ...attributes.map(({ name: member, record }, at) => {
      const value = `map.get("${member}")`;
      return `            ${record === undefined ? `string(${value})` : `each(${value}, ${record.name}::of)`}${at < last ? ',' : ');'}`;
    }),
    '    }',
    '}',
    '',
  ];
}
