import type { Check } from '../flow/check.js';
import { excerpt } from '../oidc/json-body.js';
import { meaningOfParameter } from './parameter-meanings.js';
import { judge } from './rule.js';
import type { ExplainedMember } from './section.js';

/** More parameters than any request or answer has. */
const MAX_PARAMETERS = 200;

/** The address of a URL and each of its parameters, decoded, in order; those of the fragment after those of the query. */
export function urlMembers(url: URL): readonly ExplainedMember[] {
  const fragment = [...new URLSearchParams(url.hash.slice(1))];
  return [
    { name: 'address', value: `${url.origin}${url.pathname}`, meaning: 'Scheme, host, port and path' },
    ...[...url.searchParams, ...fragment]
      .slice(0, MAX_PARAMETERS)
      .map(([name, value]) => ({ name: excerpt(name, 200), value, ...meaningOfParameter(name) })),
  ];
}

/** No parameter may occur twice: each side may read another of the two. RFC 6749 3.1. */
export function repeatedParametersCheck(parameters: readonly (readonly [name: string, value: string])[]): Check {
  const names = parameters.map(([name]) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const twice = repeated.slice(0, 10).map((name) => excerpt(name, 40));
  return judge(
    repeated.length === 0,
    {
      id: 'parameters-once',
      rule: 'no parameter occurs twice',
      expected: 'each name once',
      actual: repeated.length === 0 ? 'each name once' : `twice: ${twice.join(', ')}`,
      spec: 'RFC 6749 3.1',
    },
    {
      causes: ['Two parts of the app each added their parameters.'],
      remedy: 'Send each parameter once: which of the two counts differs from reader to reader.',
    },
  );
}
