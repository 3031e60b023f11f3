import { type Absence, explainAbsence } from './absence.js';
import type { Finding, ScopeDefinition } from './types.js';

/** How far a scope got in a run. */
export interface CoverageFacts {
  readonly requested: boolean;
  /** Undefined where it is not known what the client may ask for. */
  readonly allowed?: boolean | undefined;
  readonly returned: boolean;
  readonly decrypted: boolean;
  readonly verdict: 'passed' | 'warned' | 'failed' | 'skipped';
  /** What kind of no value came; undefined where one came, or nothing at all. */
  readonly absence?: Exclude<Absence, 'missing'> | undefined;
  /** What is odd about the value, the gravest first. */
  readonly findings?: readonly Pick<Finding, 'severity' | 'message'>[] | undefined;
}

/** What a scope's row of the coverage means, and what to do about it. */
export interface CoverageReading {
  readonly meaning: string;
  /** Undefined where there is nothing to do. */
  readonly remedy?: string | undefined;
}

const NO_VALUE: Readonly<Record<Exclude<Absence, 'missing'>, string>> = {
  'not-available': '`NA` came: no value is held.',
  empty: 'An empty value came.',
  'empty-list': 'An empty list came: there are no records.',
};

/**
 * Says what it means where a scope did not come all the way, from the gravest down.
 *
 * `definition` is undefined for a scope that the data catalogue does not have.
 */
export function readCoverage(definition: ScopeDefinition | undefined, facts: CoverageFacts): CoverageReading {
  const { requested, allowed, returned, decrypted, verdict, absence } = facts;
  if (!requested)
    return { meaning: 'It came though nobody asked for it.', remedy: 'Do not use it, and tell the provider.' };
  if (!returned) return missing(definition, allowed);
  if (!decrypted) {
    return {
      meaning: 'It came and cannot be decrypted.',
      remedy: 'See the decrypt step for the reason. The official SDK fails as a whole on one such value.',
    };
  }
  if (verdict === 'warned' || verdict === 'failed') {
    const odd = facts.findings?.find(({ severity }) => severity !== 'info')?.message;
    return {
      meaning: 'It came, and does not read as documented.',
      remedy: `${odd ?? 'Its findings say how.'} Let your code accept it.`,
    };
  }
  if (absence !== undefined) {
    return {
      meaning: NO_VALUE[absence],
      remedy: `No error: let your code go on without it. ${explainAbsence(definition, absence)[0] ?? ''}`.trim(),
    };
  }
  if (allowed === false) {
    return {
      meaning: 'It came, though it is not in the list of this client’s scopes.',
      remedy: 'The list is from the day the credentials were downloaded: bring it up to date on the client’s page.',
    };
  }
  return { meaning: 'Complete.' };
}

function missing(definition: ScopeDefinition | undefined, allowed: boolean | undefined): CoverageReading {
  if (definition === undefined) {
    return {
      meaning: 'It did not come, and the data catalogue has no such scope.',
      remedy: 'Check its spelling against the list on the Scopes screen.',
    };
  }
  if (allowed === false) {
    return {
      meaning: 'It did not come: this client may not ask for it.',
      remedy:
        'Ask for the scope in the developer portal. Clients outside the public service get `openid` and `myinfo.name` alone.',
    };
  }
  const may = allowed === true ? 'The client may ask for it, so most likely the user did not consent.' : undefined;
  return {
    meaning: 'It was asked for and did not come.',
    remedy: `${may ?? 'Look in the portal whether this client has the scope, and whether the user consented.'} Your code must work without it.`,
  };
}
