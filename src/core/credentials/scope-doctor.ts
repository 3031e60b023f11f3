import { findScope, SCOPES } from '../catalogue/catalogue.js';
import { quoted } from '../quoted.js';
import type { CredentialsFinding } from './finding.js';
import { editDistance } from './near-text.js';

/** Names that scopes had before, with those they have now (sgID docs, "Data Catalog"). */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['pocdex.public_officer_employments', 'pocdex.public_officer_details'],
]);
/** More slips than this make another word. */
const MAX_SLIPS = 3;
const MAX_LISTED = 10;
/** Longer than any scope; not compared with each of them. */
const MAX_COMPARED = 64;

/**
 * Examines the scopes that credentials list: those that are not in sgID's data catalogue, each with the nearest name in
 * it where one is close, those that were renamed, and whether `openid` is among them. No list has no findings.
 *
 * A scope that the catalogue lacks is flagged, never refused: the portal's list may be newer. OpenID Connect Core 3.1.2.1.
 */
export function diagnoseScopes(scopes: readonly string[] | undefined): readonly CredentialsFinding[] {
  if (scopes === undefined) return [];
  const renamed = scopes.filter((scope) => RENAMED.has(scope));
  const unknown = scopes.filter((scope) => findScope(scope) === undefined && !RENAMED.has(scope));
  return [
    ...(unknown.length > 0 ? [unknownScopes(unknown)] : []),
    ...renamed.map((scope) => renamedScope(scope, RENAMED.get(scope) ?? '')),
    ...(scopes.includes('openid') ? [] : [OPENID_MISSING]),
  ];
}

const OPENID_MISSING: CredentialsFinding = {
  id: 'scope-openid-missing',
  severity: 'warning',
  message: 'The scopes do not include openid, which every request needs.',
  hint: 'Have it added at the portal, if it is really not there.',
};

function renamedScope(scope: string, name: string): CredentialsFinding {
  return {
    id: 'scope-renamed',
    severity: 'warning',
    message: `The scope ${scope} is called ${name} now.`,
    hint: 'Ask for it by its new name. Where that is refused, have it added at the portal.',
    copy: { what: 'scope', text: name },
  };
}

function unknownScopes(unknown: readonly string[]): CredentialsFinding {
  const shown = unknown.slice(0, MAX_LISTED);
  const more = unknown.length > MAX_LISTED ? ` and ${unknown.length - MAX_LISTED} more` : '';
  const meant = shown.flatMap((scope) => {
    const name = nearestScope(scope);
    return name === undefined ? [] : [{ scope, name }];
  });
  const [first] = meant;
  const hint =
    meant.length === 0
      ? 'Look for a slip in the spelling, or for a scope that was renamed.'
      : `Perhaps meant: ${meant.map(({ scope, name }) => `${name} for ${quoted(scope)}`).join(', ')}.`;
  return {
    id: 'scope-unknown',
    severity: 'warning',
    message: `Not in sgID's data catalogue: ${shown.map((scope) => quoted(scope)).join(', ')}${more}.`,
    hint,
    copy: first === undefined || unknown.length > 1 ? undefined : { what: 'scope', text: first.name },
  };
}

/** The scope of the catalogue that a text is nearest to: without its prefix, in another case, or a few slips away. */
function nearestScope(text: string): string | undefined {
  if (text.length > MAX_COMPARED) return undefined;
  const wanted = plain(text);
  const slips = Math.min(MAX_SLIPS, Math.floor(wanted.length / 4));
  const ranked = SCOPES.map(({ scope }) => {
    const candidate = plain(scope);
    const bare = candidate.slice(candidate.indexOf('.') + 1);
    const distance = Math.min(editDistance(wanted, candidate, slips), editDistance(wanted, bare, slips));
    return { scope, distance };
  }).sort((one, other) => one.distance - other.distance);
  const [best, next] = ranked;
  // Two names equally near say nothing.
  return best !== undefined && best.distance <= slips && best.distance !== next?.distance ? best.scope : undefined;
}

/** One spelling of the ways to write a scope: upper case, camel case, hyphens, other separators after the prefix. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[-\s]/g, '_')
    .replace(/^(myinfo|pocdex)[:/_]+/, '$1.');
}
