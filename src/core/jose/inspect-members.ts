import type { AnatomyMember } from '../flow/state.js';
import { type JsonToken, scanJson } from '../json/scan-json.js';
import { characterOfByte } from './base64url.js';
import { isTimeClaim, type MemberPlace, meaningOfMember } from './member-meanings.js';

/** More members than any header or ID token has; the rest are left to the JSON as it stands. */
const MAX_MEMBERS = 200;
/** Longer than this, in characters, a name is cut. */
const MAX_NAME = 200;
/** Later than the year 9999, in seconds since the epoch. */
const MAX_TIME = 253_402_300_799;

/**
 * The members of a JSON object, each with the characters of the base64url text that it comes from, and what it means;
 * one that is named twice is there twice. Undefined where the text is not a JSON object.
 *
 * @param json the decoded text
 * @param place where it stands in a token; RFC 7515 4, RFC 7516 4, RFC 7519 4
 */
export function inspectMembers(json: string, place: MemberPlace): readonly AnatomyMember[] | undefined {
  const found = topLevelMembers(json);
  if (found === undefined) return undefined;
  const toCharacters = characterOffsets(json);
  return found.slice(0, MAX_MEMBERS).map(({ name: key, value, end }) => {
    const name = textOf(json.slice(key.start, key.end));
    const raw = json.slice(value.start, end);
    const shown = value.type === 'string' ? textOf(raw) : raw;
    const meaning = meaningOfMember(place, name, shown);
    const seconds = value.type === 'number' && isTimeClaim(place, name) ? Number(raw) : undefined;
    return {
      name: name.slice(0, MAX_NAME),
      value: shown,
      ...toCharacters(key.start, end),
      meaning: meaning?.meaning,
      spec: meaning?.spec,
      time: seconds !== undefined && seconds >= 0 && seconds <= MAX_TIME ? seconds : undefined,
    };
  });
}

interface FoundMember {
  readonly name: JsonToken;
  readonly value: JsonToken;
  /** The UTF-16 offset behind the value. */
  readonly end: number;
}

function topLevelMembers(json: string): readonly FoundMember[] | undefined {
  const members: FoundMember[] = [];
  let name: JsonToken | undefined;
  let value: JsonToken | undefined;
  let isObject: boolean | undefined;
  const fault = scanJson(json, (token, depth) => {
    isObject ??= json[token.start] === '{';
    if (depth === 1 && token.type === 'key') {
      name = token;
      value = undefined;
      return;
    }
    if (name === undefined || depth !== 1 || json[token.start] === ':' || json[token.start] === ',') return;
    value ??= token;
    const opens = token.type === 'punctuator' && (json[token.start] === '{' || json[token.start] === '[');
    if (opens) return;
    members.push({ name, value, end: token.end });
    name = undefined;
  });
  return fault === undefined && isObject === true ? members : undefined;
}

/** Turns a stretch of the decoded text into the base64url characters that carry it. To be asked in ascending order. */
function characterOffsets(
  json: string,
): (start: number, end: number) => { readonly start: number; readonly end: number } {
  let at = 0;
  let bytes = 0;
  const bytesBefore = (offset: number): number => {
    bytes += Buffer.byteLength(json.slice(at, offset));
    at = offset;
    return bytes;
  };
  return (start, end) => ({
    start: characterOfByte(bytesBefore(start)),
    end: characterOfByte(bytesBefore(end)),
  });
}

function textOf(literal: string): string {
  const text: unknown = JSON.parse(literal);
  return typeof text === 'string' ? text : literal;
}
