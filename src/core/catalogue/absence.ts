import type { ScopeDefinition } from './types.js';

/** How a value fails to be there: not in userinfo's `data` at all, `NA`, the empty string, or an empty list. */
export type Absence = 'missing' | 'not-available' | 'empty' | 'empty-list';

/** What is known of a run, so that no cause is named which it rules out. */
export interface KnownOfScope {
  readonly requested?: boolean | undefined;
  /** Undefined where it is not known what the client may ask for. */
  readonly allowed?: boolean | undefined;
}

/**
 * Why a scope may have no value, most likely first, in sentences.
 *
 * `definition` is undefined for a scope that the data catalogue does not have; without `absence` every cause is named.
 */
export function explainAbsence(
  definition: ScopeDefinition | undefined,
  absence?: Absence,
  known: KnownOfScope = {},
): readonly string[] {
  if (definition === undefined) {
    return [
      'The data catalogue has no such scope; check its spelling.',
      'The scope is not granted to this client at the developer portal.',
    ];
  }
  if (definition.scope === 'openid') return ['`openid` gives `sub` and the ID token; it has no member in `data`.'];
  const person = personCauses(definition);
  const client = clientCauses(definition, known);
  if (absence === 'missing') return [...client, ...person];
  if (absence === 'empty-list') return [...person, 'An empty list is an answer: there are no records.'];
  if (absence === 'empty') return [...person, ...mockCauses(definition), ...client];
  return [...person, ...client];
}

function personCauses(definition: ScopeDefinition): readonly string[] {
  const held = definition.heldBy === undefined ? [] : [definition.heldBy];
  const derived =
    definition.derivedFrom === undefined ? [] : [`It is computed from ${definition.derivedFrom}, which has no value.`];
  const source =
    definition.source === 'pocdex'
      ? 'The officer’s agency has not sent this to the central directory.'
      : 'The government’s records hold no value for this person.';
  return [...held, ...derived, source];
}

function clientCauses(definition: ScopeDefinition, { requested, allowed }: KnownOfScope): readonly string[] {
  const portal =
    definition.scope === 'myinfo.name'
      ? 'The scope was taken away from this client at the developer portal.'
      : 'The scope is not granted to this client at the developer portal: clients outside the public service have `openid` and `myinfo.name` alone.';
  return [
    ...(allowed === true ? [] : [portal]),
    'The user did not consent to share it.',
    ...(requested === true ? [] : ['The authorization request did not ask for the scope.']),
  ];
}

/** Lists and booleans are never sent as an empty string by the documents; a mock provider is the likely sender. */
function mockCauses({ type }: ScopeDefinition): readonly string[] {
  return type === 'records' || type === 'boolean' || type === 'number'
    ? ['A mock provider sent an empty string, where sgID is documented to send another value.']
    : [];
}
