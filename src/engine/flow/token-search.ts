import { isJsonObject } from '../../core/json.js';
import { TOKEN_NAME } from '../../core/oidc/token-names.js';

/** A token that stands in a text, and what it is called. */
export interface FoundToken {
  readonly label: string;
  readonly value: string;
}

/** A token's name in any spelling, a colon or equals sign, and what stands behind it, with or without quotes. */
const NAMED_TOKEN =
  /(access|refresh|id)[_-]?token[\\"'\s]{0,16}(?:[:=]|%3[ad])[\s["'\\]{0,64}([^"'&\s,<>{}[\]\\]{8,})/gi;

/** The tokens in a response body, whatever its format: at any depth, repeated ones included. */
export function findTokens(body: string, parsed: unknown): readonly FoundToken[] {
  const lexical = Array.from(body.matchAll(NAMED_TOKEN), ([, kind = '', value = '']) => tokenOf(kind, value));
  return [...tokensWithin(parsed), ...lexical].filter(({ value }) => value !== '');
}

/** The tokens among the parameters of a form, a query or a fragment, where a provider of the implicit flow sends them. */
export function tokensAmong(parameters: URLSearchParams): readonly FoundToken[] {
  return [...parameters].flatMap(([name, value]) => {
    const kind = TOKEN_NAME.exec(name)?.[1];
    return kind === undefined || value === '' ? [] : [tokenOf(kind, value)];
  });
}

function tokensWithin(value: unknown): readonly FoundToken[] {
  if (Array.isArray(value)) return value.flatMap(tokensWithin);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const kind = TOKEN_NAME.exec(name)?.[1];
    if (kind === undefined) return tokensWithin(member);
    return [...stringsWithin(member).map((text) => tokenOf(kind, text)), ...tokensWithin(member)];
  });
}

/** The string itself, or those of a list; the members of an object have names of their own. */
function stringsWithin(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(stringsWithin) : [];
}

/** Header and claims of an ID token may be read; what proves it may not. */
function tokenOf(kind: string, value: string): FoundToken {
  const parts = value.split('.');
  const signature = kind.toLowerCase() === 'id' && parts.length === 3 ? parts[2] : undefined;
  return { label: `${kind.toLowerCase()} token`, value: signature ?? value };
}
