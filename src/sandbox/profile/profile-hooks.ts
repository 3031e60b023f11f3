import { randomBytes } from 'node:crypto';
import type { FaultHooks } from '../faults/fault.js';
import type { ProviderTraits } from './provider-traits.js';

/** Without these no client could go on, so they are never left out. */
const ALWAYS = {
  token: ['access_token', 'id_token'],
  jwk: ['kty', 'n', 'e'],
  discovery: ['issuer', 'authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'],
} as const;

type Members = Readonly<Record<string, unknown>>;

/** What the sandbox sends otherwise than of itself, to be like the provider. */
export function profileHooks(traits: ProviderTraits): FaultHooks {
  const { iss, tokenMembers, idTokenHeader, jwkMembers, discoveryMembers } = traits;
  return {
    ...(iss === true && {
      redirect: (parameters, { origin }) =>
        parameters.some(([name]) => name === 'iss') ? parameters : [...parameters, ['iss', `${origin}/v2`]],
    }),
    ...(tokenMembers !== undefined && { tokenBody: (body) => tokenBodyLike(traits, tokenMembers, body) }),
    ...(idTokenHeader !== undefined && { idTokenHeader: (header) => onlyMembers(header, idTokenHeader, ['alg']) }),
    ...(jwkMembers !== undefined && {
      jwks: (keys) =>
        keys.map((key) => ({ kty: key.kty, ...onlyMembers({ alg: 'RS256', ...key }, jwkMembers, ALWAYS.jwk) })),
    }),
    ...(discoveryMembers !== undefined && {
      answer: (answer, { endpoint }) => {
        if (endpoint !== 'discovery' || answer.status !== 200 || typeof answer.body !== 'string') return answer;
        const document = JSON.parse(answer.body) as Members;
        return { ...answer, body: JSON.stringify(onlyMembers(document, discoveryMembers, ALWAYS.discovery)) };
      },
    }),
  };
}

/** What a profile says that the sandbox has no way to do, one name each, with where it belongs. */
export function notTakenOn({
  tokenMembers = [],
  discoveryMembers = [],
  idTokenHeader = [],
}: ProviderTraits): readonly string[] {
  const left = (names: readonly string[], known: readonly string[], where: string) =>
    names.filter((name) => !known.includes(name)).map((name) => `${name} in ${where}`);
  return [
    ...left(tokenMembers, [...ALWAYS.token, 'token_type', 'expires_in', 'refresh_token'], 'the token response'),
    ...left(discoveryMembers, [...ALWAYS.discovery, ...OWN_DISCOVERY], 'the discovery document'),
    ...left(idTokenHeader, ['alg', 'typ', 'kid'], 'the ID token’s header'),
  ];
}

const OWN_DISCOVERY = [
  'response_types_supported',
  'grant_types_supported',
  'scopes_supported',
  'id_token_signing_alg_values_supported',
  'subject_types_supported',
  'code_challenge_methods_supported',
];

/** The members in the provider's order: those it has and the sandbox can make. */
function tokenBodyLike({ tokenType, expiresIn }: ProviderTraits, names: readonly string[], body: Members): Members {
  const seconds = body.expires_in;
  const made: Members = {
    refresh_token: randomBytes(24).toString('base64url'),
    ...body,
    token_type: tokenType ?? body.token_type,
    expires_in: expiresIn === 'string' && typeof seconds === 'number' ? String(seconds) : seconds,
  };
  return onlyMembers(made, names, ALWAYS.token);
}

/** The members that are named, in the order of the names, and those that there must be. */
function onlyMembers(object: Members, names: readonly string[], always: readonly string[]): Members {
  const kept = [...names, ...always.filter((name) => !names.includes(name))].filter((name) =>
    Object.hasOwn(object, name),
  );
  return Object.fromEntries(kept.map((name) => [name, object[name]]));
}
