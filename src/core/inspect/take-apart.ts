import type { Check } from '../flow/check.js';
import type { Anatomy } from '../flow/state.js';
import { inspectJwe, inspectJws } from '../jose/inspect.js';
import { isJsonObject, member, textMember } from '../json.js';
import { compareDiscovery } from '../oidc/discovery.js';
import { documentedProvider } from '../oidc/provider-metadata.js';
import { tokenStatusCheck } from '../oidc/token-error.js';
import { memberChecks } from '../oidc/token-response.js';
import { readUserInfo } from '../oidc/userinfo.js';
import { inspectAuthorizationUrl } from './authorization-url.js';
import { inspectCredentials } from './credentials-sections.js';
import { inspectCertificate, inspectEncryptedFile } from './key-files.js';
import { inspectJwks, inspectKey } from './key-sections.js';
import type { RecognisedContent } from './recognised.js';
import { inspectRedirectedUrl } from './redirected-url.js';
import { judge } from './rule.js';
import type { ComparedClient, ExplainedMember, Section } from './section.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** As many members of a discovery document are listed. */
const MAX_MEMBERS = 200;
/** As many encrypted values are taken apart; more are only counted. */
export const MAX_FIELDS = 200;

/**
 * Takes apart what was recognised, unverified and undecrypted.
 *
 * @param client what a URL is compared with, where one was chosen
 */
export function takeApart(content: RecognisedContent, client?: ComparedClient): readonly Section[] {
  switch (content.kind) {
    case 'jws':
      return [{ type: 'token', anatomy: inspectJws(content.compact) }];
    case 'jwe':
      return [{ type: 'token', anatomy: inspectJwe(content.compact) }];
    case 'authorization-url':
      return inspectAuthorizationUrl(content.url, client);
    case 'redirected-url':
      return inspectRedirectedUrl(content.url, client);
    case 'jwks':
      return [...repeated(content.repeatedNames), ...inspectJwks(content.object)];
    case 'discovery':
      return [...repeated(content.repeatedNames), ...inspectDiscovery(content.object)];
    case 'token-response':
      return [...repeated(content.repeatedNames), ...inspectTokenResponse(content.object)];
    case 'error-response':
      return inspectError(content.object);
    case 'userinfo':
      return [...repeated(content.repeatedNames), ...inspectUserInfo(content.object)];
    case 'credentials':
      return inspectCredentials(content.readings);
    case 'private-key':
    case 'public-key':
      return inspectKey(content.kind, content.text);
    case 'certificate':
      return inspectCertificate(content.der);
    case 'encrypted-file':
      return inspectEncryptedFile();
    case 'har':
    case 'unknown':
      return [];
  }
}

function repeated(names: readonly string[]): readonly Section[] {
  if (names.length === 0) return [];
  const check = judge(
    false,
    {
      id: 'names-once',
      rule: 'no member is named twice',
      expected: 'each name once in its object',
      actual: `twice: ${names.slice(0, 10).join(', ').slice(0, 200)}`,
      spec: 'RFC 8259 4',
    },
    {
      status: 'warned',
      causes: ['The object was put together by hand, or by two parts of a program.'],
      remedy: 'Parsers differ on which of the two counts. Here it is the last.',
    },
  );
  return [{ type: 'checks', title: 'The JSON itself', checks: [check] }];
}

/** Its own origin is what it is compared with: a document says itself whose it is. */
function inspectDiscovery(object: JsonObject): readonly Section[] {
  const issuer = textMember(object, 'issuer') ?? '';
  const origin = URL.canParse(issuer) ? new URL(issuer).origin : issuer;
  const members = Object.entries(object)
    .slice(0, MAX_MEMBERS)
    .map(([name, value]): ExplainedMember => ({ name: name.slice(0, 200), value: textOf(value) }));
  return [
    {
      type: 'checks',
      title: 'Compared with sgID’s documentation',
      checks: compareDiscovery(documentedProvider(origin), object),
    },
    { type: 'members', title: 'Members', members },
  ];
}

/** What was asked for is not known, so that it cannot be compared with what was granted. */
function inspectTokenResponse(object: JsonObject): readonly Section[] {
  const checks = memberChecks(object, []).filter(({ id }) => id !== 'granted-scope');
  const idToken = textMember(object, 'id_token');
  const anatomy = idToken === undefined ? undefined : tokenIn(() => inspectJws(idToken, 'ID token'));
  return [
    { type: 'checks', title: 'Rules for a token response', checks },
    { type: 'members', title: 'Members', members: membersOf(object, TOKEN_MEMBERS) },
    ...(anatomy === undefined ? [] : [{ type: 'token', anatomy } as const]),
  ];
}

const TOKEN_MEMBERS: Readonly<Record<string, string>> = {
  access_token: 'Opens userinfo, for whoever holds it',
  id_token: 'Says who logged in; taken apart below',
  token_type: 'How the access token is presented',
  expires_in: 'Seconds until the access token expires',
  refresh_token: 'For further access tokens',
  scope: 'What was granted',
  error: 'Why there are no tokens',
  error_description: 'The provider’s own words for the developer',
};

function inspectError(object: JsonObject): readonly Section[] {
  const body = JSON.stringify(object);
  const pseudo = { status: 400, statusText: '', headers: [], body, bodyBytes: body.length, truncated: false };
  const { causes, remedy } = tokenStatusCheck(pseudo);
  const check: Check = {
    id: 'no-error',
    rule: 'answer carries no error',
    status: 'failed',
    expected: 'no error',
    actual: textMember(object, 'error'),
    spec: 'RFC 6749 5.2',
    causes,
    remedy,
  };
  return [
    { type: 'checks', title: 'The error', checks: [check] },
    { type: 'members', title: 'Members', members: membersOf(object, TOKEN_MEMBERS) },
  ];
}

function inspectUserInfo(object: JsonObject): readonly Section[] {
  const { checks } = readUserInfo(object, undefined, undefined);
  const key = textMember(object, 'key');
  const data = member(object, 'data');
  const fields = isJsonObject(data) ? Object.entries(data) : [];
  const anatomies = [
    ...(key === undefined ? [] : [tokenIn(() => inspectJwe(key, 'Wrapped block key'))]),
    ...fields
      .slice(0, MAX_FIELDS)
      .map(([scope, value]) =>
        typeof value === 'string' ? tokenIn(() => ({ ...inspectJwe(value, scope), scope })) : undefined,
      ),
  ];
  return [
    { type: 'facts', title: 'Userinfo', facts: [{ label: 'sub', value: textMember(object, 'sub') ?? '' }] },
    { type: 'checks', title: 'Rules for a userinfo response', checks },
    ...anatomies.flatMap((anatomy) => (anatomy === undefined ? [] : [{ type: 'token', anatomy } as const])),
  ];
}

/** A token that is too malformed to be taken apart is left to the checks. */
function tokenIn(inspect: () => Anatomy): Anatomy | undefined {
  try {
    return inspect();
  } catch {
    return undefined;
  }
}

function membersOf(object: JsonObject, meanings: Readonly<Record<string, string>>): readonly ExplainedMember[] {
  return Object.entries(object)
    .slice(0, MAX_MEMBERS)
    .map(([name, value]) => ({
      name: name.slice(0, 200),
      value: textOf(value),
      meaning: Object.hasOwn(meanings, name) ? meanings[name] : undefined,
    }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
