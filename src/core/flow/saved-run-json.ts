import { isJsonObject } from '../json.js';

/** Marks bytes, which JSON has no form for; names from the wire that begin like it get one more. */
const BYTES = '$bytes';

/**
 * A value as JSON takes it: bytes in base64 under a name of their own, what is undefined left out.
 *
 * @param rewrite is given every string, names of members included
 */
export function toSavedJson(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map((item) => toSavedJson(item, rewrite) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([name, item]) => [escaped(rewrite(name)), toSavedJson(item, rewrite)]));
}

/** What {@link toSavedJson} was made from. */
export function fromSavedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromSavedJson);
  if (!isJsonObject(value)) return value;
  const bytes = Object.hasOwn(value, BYTES) ? value[BYTES] : undefined;
  if (typeof bytes === 'string') return new Uint8Array(Buffer.from(bytes, 'base64'));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [unescaped(name), fromSavedJson(item)]));
}

const escaped = (name: string): string => (name.startsWith('$') ? `$${name}` : name);
const unescaped = (name: string): string => (name.startsWith('$$') ? name.slice(1) : name);
