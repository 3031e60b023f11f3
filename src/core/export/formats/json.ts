import type { SamplePayload } from '../sample-payload.js';
import { jsonText } from '../string-literal.js';

const SHAPE = '`sub` and `data` are as the official SDK returns them; members that start with an underscore are notes.';

/** `{ sub, data }` as the SDK returns it, behind a note of what it is. */
export function jsonOf({ _about, sub, data }: SamplePayload): string {
  return pretty({ _about: { ..._about, note: `${_about.note} ${SHAPE}` }, sub, data });
}

/** The same with how each value reads: in JSON's own types, with findings, and what is missing. */
export function decodedJsonOf(payload: SamplePayload): string {
  const { _about, sub, data, _fields } = payload;
  const values = Object.create(null) as Record<string, unknown>;
  for (const { scope, status, masked, parsed } of _fields) {
    // A masked value is not read: its stand-in is no date and no number.
    if (status === 'decrypted') values[scope] = masked ? data[scope] : (parsed ?? null);
  }
  return pretty({ _about: { ..._about, note: `${_about.note} ${SHAPE}` }, sub, data, _values: values, _fields });
}

/** The encrypted response, whoever it is encrypted to. */
export function encryptedJsonOf(
  { _about, sub }: SamplePayload,
  key: string | undefined,
  data: Readonly<Record<string, string>> | undefined,
): string {
  const note = `${_about.note} \`key\` and \`data\` are as on the wire, encrypted to the client’s public key: its private key opens them.`;
  return pretty({ _about: { ..._about, note }, sub, key, data });
}

/** One line a payload, each with its own note: files of several runs can be joined. */
export function ndjsonOf(payloads: readonly SamplePayload[]): string {
  return payloads.map(({ _about, sub, data }) => `${jsonText({ _about, sub, data })}\n`).join('');
}

function pretty(value: unknown): string {
  return `${jsonText(value, 2)}\n`;
}
