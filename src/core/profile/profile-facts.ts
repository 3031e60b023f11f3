import type { ObservedProfile } from './observed-profile.js';
import type { AnswerForm } from './profile-words.js';

/** One thing that a provider was seen to do, in words. */
export interface ProfileFact {
  readonly label: string;
  readonly value: string;
}

/** A profile as it is read: what was open, and what was seen. */
export function profileFacts(profile: ObservedProfile): readonly ProfileFact[] {
  const { discovery, jwks, authorization, token, idToken, userinfo, encryption } = profile;
  return [
    fact('Discovery', answerWords(discovery)),
    fact(
      'JWKS',
      jwks === undefined ? undefined : `${answerWords({ ...jwks, members: undefined })}; ${keyWords(jwks.keys)}`,
    ),
    fact('Redirect', authorization?.responseParameters.join(', ')),
    fact('iss in the redirect', authorization === undefined ? undefined : yesOrNo(authorization.iss)),
    fact('Token request', token === undefined ? undefined : tokenRequestWords(token)),
    fact('Token response', answerWords(token)),
    fact('token_type', token === undefined ? undefined : (token.tokenType ?? 'absent')),
    fact('expires_in', token === undefined ? undefined : expiresWords(token)),
    fact('ID token header', headerWords(idToken?.header)),
    fact('kid in the ID token', idToken === undefined ? undefined : yesOrNo(idToken.kid)),
    fact('ID token claims', idToken === undefined ? undefined : claimWords(idToken)),
    fact('Userinfo', answerWords(userinfo)),
    fact('Key encryption', headerWords(encryption?.key)),
    ...(encryption?.fields ?? []).map((header) => fact('Field encryption', headerWords(header))),
    fact('Block key', encryption === undefined ? undefined : blockKeyWords(encryption)),
    fact('Variant', encryption?.key === undefined ? undefined : (encryption.variant ?? 'none of the known ones')),
  ].filter((one) => one !== undefined);
}

const fact = (label: string, value: string | undefined): ProfileFact | undefined =>
  value === undefined ? undefined : { label, value };
const yesOrNo = (holds: boolean): string => (holds ? 'yes' : 'no');

function answerWords(form: AnswerForm | undefined): string | undefined {
  if (form === undefined) return undefined;
  const { status, contentType, members, error, challenge } = form;
  return [
    `${status} ${contentType === '' ? 'no content type' : contentType}`,
    members === undefined || members.length === 0 ? '' : members.join(', '),
    error === undefined ? '' : `error ${error}`,
    challenge === undefined ? '' : `WWW-Authenticate: ${challenge}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function keyWords(keys: readonly (readonly string[])[]): string {
  const forms = new Set(keys.map((names) => names.join(', ')));
  return `${keys.length} ${keys.length === 1 ? 'key' : 'keys'}${keys.length === 0 ? '' : ` with ${[...forms].join(' | ')}`}`;
}

function tokenRequestWords(token: NonNullable<ObservedProfile['token']>): string {
  const way = token.clientAuthentication === 'basic' ? 'client_secret_basic' : 'client_secret_post';
  const body = token.requestBody === 'form' ? 'a form' : 'JSON';
  return `${way} and ${body}: ${token.accepted ? 'accepted' : 'refused'}`;
}

function expiresWords({ expiresInKind, expiresInSeconds }: NonNullable<ObservedProfile['token']>): string {
  if (expiresInKind === undefined) return 'absent';
  return expiresInSeconds === undefined ? expiresInKind : `${expiresInSeconds}, ${expiresInKind}`;
}

function headerWords(
  header: { readonly members: readonly string[]; readonly alg: string; readonly enc?: string | undefined } | undefined,
) {
  if (header === undefined) return undefined;
  const algorithms = header.enc === undefined ? header.alg : `${header.alg} / ${header.enc}`;
  return `${algorithms}; ${header.members.join(', ')}`;
}

function claimWords({ claims, audKind, lifetimeSeconds }: NonNullable<ObservedProfile['idToken']>): string {
  const lifetime = lifetimeSeconds === undefined ? '' : `; good for ${lifetimeSeconds} s`;
  return `${claims.join(', ')}; aud is a ${audKind}${lifetime}`;
}

function blockKeyWords({
  blockKeyBits,
  blockKeyMembers,
}: NonNullable<ObservedProfile['encryption']>): string | undefined {
  return blockKeyBits === undefined ? undefined : `${blockKeyBits} bits; ${(blockKeyMembers ?? []).join(', ')}`;
}
