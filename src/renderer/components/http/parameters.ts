import type { ExchangeView } from '../../../shared/views/exchange.js';
import type { MaskedText } from '../../../shared/views/masked-text.js';
import { fromSlots, type SlottedText, withSlots } from '../wire/masked-slots.js';

/** One name with its value, decoded. */
export interface Parameter {
  readonly name: string;
  readonly value: MaskedText;
  readonly note?: string | undefined;
}

/** Names and values that stood together in a message. */
export interface ParameterGroup {
  readonly title: string;
  readonly parameters: readonly Parameter[];
}

type Headers = ExchangeView['request']['headers'];

/** What can be decoded of a request: its query, and its body where that is a form or a JSON object. */
export function decodedRequest({ url, headers, body }: ExchangeView['request']): readonly ParameterGroup[] {
  return groups([['Query of the address', queryOf(url)], ...(body === undefined ? [] : bodyGroups(body, headers))]);
}

/** What can be decoded of a response: where it redirects to, and its body likewise. */
export function decodedResponse({ headers, body }: NonNullable<ExchangeView['response']>): readonly ParameterGroup[] {
  const location = headerIn(headers, 'location');
  return groups([['Query of Location', location === undefined ? [] : queryOf(location)], ...bodyGroups(body, headers)]);
}

type Group = readonly [title: string, parameters: readonly Parameter[]];

function groups(found: readonly Group[]): readonly ParameterGroup[] {
  return found.flatMap(([title, parameters]) => (parameters.length === 0 ? [] : [{ title, parameters }]));
}

function bodyGroups(body: MaskedText, headers: Headers): readonly Group[] {
  const type = (headerIn(headers, 'content-type') ?? []).join('').split(';')[0]?.trim().toLowerCase();
  const slotted = withSlots(body);
  if (slotted === undefined) return [];
  if (type === 'application/x-www-form-urlencoded') return [['Form', formOf(slotted)]];
  return [['Members of the JSON object', membersOf(slotted)]];
}

function headerIn(headers: Headers, name: string): MaskedText | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}

/** The query of a URL, without what follows #. */
function queryOf(url: MaskedText): readonly Parameter[] {
  const slotted = withSlots(url);
  const [, query = ''] = /\?([^#]*)/.exec(slotted?.text ?? '') ?? [];
  return slotted === undefined ? [] : formOf({ ...slotted, text: query });
}

/** Names and values of a form, in their order; each may come more than once (URL Standard 5.1). */
function formOf({ text, secrets }: SlottedText): readonly Parameter[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      const [readName, readValue] = [unescaped(name), unescaped(value)];
      const isBroken = readName === undefined || readValue === undefined;
      return {
        name: readName ?? name,
        value: fromSlots(readValue ?? value, secrets),
        note: isBroken ? 'Its percent encoding does not hold: as it came.' : undefined,
      };
    });
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** The members of a JSON object, their values as text. */
function membersOf({ text, secrets }: SlottedText): readonly Parameter[] {
  return Object.entries(objectIn(text)).map(([name, value]) => {
    const shown = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
    return {
      name,
      value: fromSlots(shown, secrets),
      note: typeof value === 'string' ? tokenNote(value) : kindNote(value),
    };
  });
}

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/** Compact serialisations; a segment may be a secret, which stands as private-use characters here. */
function tokenNote(text: string): string | undefined {
  const segments = text.split('.');
  if (!segments[0]?.startsWith('eyJ') || !segments.every((segment) => /^[\w\uE000\uE001-]*$/.test(segment)))
    return undefined;
  if (segments.length === 3) return 'A JWS: taken apart where it is verified.';
  return segments.length === 5 ? 'A JWE: taken apart where it is opened.' : undefined;
}

function kindNote(value: unknown): string | undefined {
  if (value === null) return 'null';
  return typeof value === 'object' ? undefined : `a ${typeof value}`;
}
