import { aboutLines } from '../about-lines.js';
import type { SamplePayload } from '../sample-payload.js';
import { jsonText } from '../string-literal.js';

const SUB_NAME = 'SGID_SUB';
const JSON_NAME = 'SGID_SAMPLE_JSON';

/**
 * Variables in single quotes, which Node, dotenv and python-dotenv take literally: one for each value, and the payload as
 * JSON. A value that no quotes can hold alike for all of them is in the JSON alone.
 */
export function envOf({ _about, sub, data }: SamplePayload): string {
  const about = aboutLines(_about, 'Sample payload of sgID as variables').map((line) => `# ${line}`);
  const taken = new Set([SUB_NAME, JSON_NAME]);
  const values = Object.entries(data).map(([scope, value]) => {
    return variable(variableName(scope, taken), value);
  });
  const json = jsonInQuotes({ sub, data });
  return [...about, '', variable(SUB_NAME, sub), ...values, `${JSON_NAME}='${json}'`, ''].join('\n');
}

function variable(name: string, value: string): string {
  return isLiteral(value) ? `${name}='${value}'` : `# ${name} is in ${JSON_NAME} alone: no quotes hold it`;
}

/** JSON without an apostrophe, and without what python-dotenv would fill in or shorten: a dollar, two backslashes. */
function jsonInQuotes(value: unknown): string {
  const json = jsonText(value).replaceAll("'", '\\u0027').replaceAll('$', '\\u0024');
  return json.replace(/\\(.)/g, (pair, escaped) => (escaped === '\\' ? '\\u005c' : pair));
}

/** `myinfo.date_of_birth` is `SGID_MYINFO_DATE_OF_BIRTH`; a name that is taken gets a number. */
function variableName(scope: string, taken: Set<string>): string {
  const base = `SGID_${scope
    .slice(0, 80)
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase()}`;
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
  taken.add(name);
  return name;
}

/** Without what ends the quotes, is an escape to one reader and not to another, or cannot stand in a line. */
export function isLiteral(value: string): boolean {
  return !/['$\\\r\n\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(value);
}
