import type { Check } from '../flow/check.js';
import { inspectAuthorizationUrl } from './authorization-url.js';
import { inspectRedirectedUrl } from './redirected-url.js';
import type { Section } from './section.js';

/** A rule of the inspector's own, as the documentation lists it. */
export interface InspectorRule {
  readonly id: string;
  readonly rule: string;
  readonly spec: string;
}

/** What something pasted is held to beyond the flow's own checks, by what it is. Every rule is judged each time, so that an example shows them all. */
export const INSPECTOR_RULES: readonly { readonly of: string; readonly rules: readonly InspectorRule[] }[] = [
  {
    of: 'The URL of an authorization request',
    rules: rulesIn(
      inspectAuthorizationUrl(
        new URL('https://api.id.gov.sg/v2/oauth/authorize?client_id=C&scope=openid%20myinfo.name'),
        undefined,
      ),
    ),
  },
  {
    of: 'A redirected URL',
    rules: rulesIn(inspectRedirectedUrl(new URL('http://localhost:5001/api/redirect?code=c&state=s'), undefined)),
  },
];

function rulesIn(sections: readonly Section[]): readonly InspectorRule[] {
  const checks = sections.flatMap((section): readonly Check[] => (section.type === 'checks' ? section.checks : []));
  return checks.map(({ id, rule, spec = '' }) => ({ id, rule, spec }));
}
