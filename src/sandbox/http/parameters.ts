import { OAuthError } from '../errors.js';

export type Parameters = ReadonlyMap<string, string>;

/**
 * Reads `application/x-www-form-urlencoded` text, of a query or of a body.
 *
 * A parameter without a value counts as not sent, and none may be sent twice (RFC 6749 3.1 and 3.2).
 */
export function parseParameters(encoded: string): Parameters {
  const names = new Set<string>();
  const parameters = new Map<string, string>();
  for (const pair of encoded.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    if (names.has(name)) throw repeated(name);
    names.add(name);
    if (value !== '') parameters.set(name, value);
  }
  return parameters;
}

/** Reads a JSON body: one object whose members are strings, none of them twice. */
export function parseJsonParameters(json: string): Parameters {
  const value = parseJson(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new OAuthError('invalid_request', 'The JSON body must be an object.');
  }
  const members = Object.entries(value);
  const parameters = new Map<string, string>();
  for (const [name, member] of members) {
    if (typeof member !== 'string') {
      throw new OAuthError('invalid_request', `The member ${shown(name)} of the JSON body must be a string.`);
    }
    if (member !== '') parameters.set(name, member);
  }
  // JSON.parse keeps the last of two members with one name and says nothing. In a flat object of strings each member
  // has two string literals, so any more than that give a repeated member away.
  if ((json.match(/"(?:[^"\\]|\\.)*"/g) ?? []).length !== members.length * 2) {
    throw new OAuthError('invalid_request', 'The JSON body has a member twice; each may be sent once.');
  }
  return parameters;
}

/** The value of a parameter that must be there. */
export function required(parameters: Parameters, name: string): string {
  const value = parameters.get(name);
  if (value === undefined) throw new OAuthError('invalid_request', `The parameter ${name} is missing.`);
  return value;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new OAuthError('invalid_request', 'The body says it is JSON but does not parse as JSON.');
  }
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    throw new OAuthError('invalid_request', 'A parameter is not valid percent-encoded UTF-8.');
  }
}

function repeated(name: string): OAuthError {
  return new OAuthError('invalid_request', `The parameter ${shown(name)} was sent twice; each may be sent once.`);
}

/** A name that a stranger chose, cut and cleaned to what an `error_description` may hold (RFC 6749 5.2). */
function shown(name: string): string {
  const clean = name.replaceAll(/[^A-Za-z0-9_.-]/g, '?');
  return clean.length > 40 ? `${clean.slice(0, 40)}...` : clean;
}
