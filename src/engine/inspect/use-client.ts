import { findScope } from '../../core/catalogue/catalogue.js';
import { isShownUnmasked } from '../../core/catalogue/shown-unmasked.js';
import { type ErrorView, toErrorView } from '../../core/errors.js';
import type { Secret } from '../../core/export/redact.js';
import type { Check } from '../../core/flow/check.js';
import type { RunClient } from '../../core/flow/run.js';
import type { Anatomy } from '../../core/flow/state.js';
import type { RecognisedContent } from '../../core/inspect/recognised.js';
import type { ComparedClient, Section } from '../../core/inspect/section.js';
import { MAX_FIELDS, takeApart } from '../../core/inspect/take-apart.js';
import { encodeBase64Url } from '../../core/jose/base64url.js';
import { readBlockKey } from '../../core/jose/block-key.js';
import { decryptJwe, rsaDecryptionKey, symmetricDecryptionKey } from '../../core/jose/decrypt-jwe.js';
import { type DecryptedField, decryptField, unwrapBlockKey } from '../../core/jose/userinfo-decryption.js';
import { decodeUtf8 } from '../../core/jose/utf8.js';
import { textMember } from '../../core/json.js';
import { documentedProvider } from '../../core/oidc/provider-metadata.js';
import { readUserInfo } from '../../core/oidc/userinfo.js';
import { verifyIdToken } from '../../core/oidc/verify-id-token.js';
import type { Recorder } from '../../core/trace/recorded-http.js';
import { contentKeyRef } from '../flow/content-keys.js';
import { valueRef } from '../flow/run-secrets.js';
import type { ClientOutcome } from './inspection.js';

/** What a saved client can do with something. */
export type ClientUse = 'verify' | 'decrypt' | 'compare';

/** Undefined where no client helps. */
export function clientUseOf({ kind }: RecognisedContent): ClientUse | undefined {
  if (kind === 'jws' || kind === 'token-response') return 'verify';
  if (kind === 'jwe' || kind === 'userinfo') return 'decrypt';
  return kind === 'authorization-url' || kind === 'redirected-url' ? 'compare' : undefined;
}

type Outcome = Omit<ClientOutcome, 'clientKey'>;

/** What is compared with the client; nothing secret of it is needed. */
export function compareWithClient(content: RecognisedContent, client: ComparedClient): Outcome {
  return { sections: takeApart(content, client), secrets: [] };
}

/**
 * Holds an ID token to every rule, with the keys that its provider publishes now. The nonce that was sent is not known.
 *
 * @param origin of the client's environment
 * @throws ConsoleError of kind `transport`
 */
export async function verifyWithClient(
  content: RecognisedContent,
  clientId: string,
  origin: string,
  io: Recorder,
): Promise<Outcome> {
  const compact = idTokenOf(content);
  const sections = takeApart(content);
  if (compact === undefined) return { sections, secrets: [] };
  const { issuer, jwksUri } = documentedProvider(origin);
  const accessToken = content.kind === 'token-response' ? textMember(content.object, 'access_token') : undefined;
  const expected = { issuer, clientId, nonceUnknown: true, accessToken, clock: { now: io.now() } };
  const { checks } = await verifyIdToken(compact, jwksUri, expected, io);
  return {
    sections: [
      { type: 'checks', title: 'Verified as an ID token of this client', checks },
      ...sectionsWithVerdict(content, checks),
    ],
    secrets: [],
  };
}

/** The signed token of it. */
export function idTokenOf(content: RecognisedContent): string | undefined {
  if (content.kind === 'jws') return content.compact;
  return content.kind === 'token-response' ? textMember(content.object, 'id_token') : undefined;
}

/** It taken apart, its token with what came of its signature. */
export function sectionsWithVerdict(content: RecognisedContent, checks: readonly Check[]): readonly Section[] {
  const verdict = checks.find(({ id }) => id === 'signature')?.status;
  return takeApart(content).map((section) => (section.type === 'token' ? withVerdict(section, verdict) : section));
}

function withVerdict(section: Section & { readonly type: 'token' }, status: Check['status'] | undefined): Section {
  if (status !== 'passed' && status !== 'failed') return section;
  const verdictText = status === 'passed' ? 'signature holds' : 'signature does not hold';
  return { type: 'token', anatomy: { ...section.anatomy, verdict: status, verdictText } };
}

/** Decrypts a token or a userinfo response with the client's private key. What fails is in the outcome. */
export function decryptWithClient(content: RecognisedContent, client: RunClient): Outcome {
  try {
    if (content.kind === 'jwe') return decryptOne(content.compact, client);
    if (content.kind === 'userinfo') return decryptAll(content.object, client);
    return { sections: takeApart(content), secrets: [] };
  } catch (error) {
    const failure = toErrorView(error);
    return { sections: takeApart(content).map((section) => failed(section, failure)), secrets: [], failure };
  }
}

/** A single JWE: a wrapped block key, or whatever else was encrypted to the client. */
function decryptOne(compact: string, client: RunClient): Outcome {
  const jwe = decryptJwe(compact, rsaDecryptionKey(client.privateKey.keyObject));
  const contentKey = { bytes: jwe.contentEncryptionKey.length, shared: false };
  const sections = takeApart({ kind: 'jwe', compact }).map(
    (section): Section =>
      section.type === 'token'
        ? {
            type: 'token',
            anatomy: { ...section.anatomy, verdict: 'passed', verdictText: 'Decrypted and authentic', contentKey },
          }
        : section,
  );
  const plaintext = decodeUtf8(jwe.plaintext) ?? encodeBase64Url(jwe.plaintext);
  const facts = [{ label: 'Plaintext', value: plaintext }, ...blockKeyFacts(jwe.plaintext)];
  return {
    sections: [{ type: 'facts', title: 'Decrypted', facts }, ...sections],
    secrets: [
      { ref: 'plaintext', label: 'plaintext', value: plaintext },
      { ref: contentKeyRef({}), label: 'content encryption key', value: encodeBase64Url(jwe.contentEncryptionKey) },
    ],
  };
}

function blockKeyFacts(plaintext: Uint8Array) {
  try {
    const { kty, key } = readBlockKey(plaintext);
    return [{ label: 'It is', value: `a block key: ${kty}, ${key.length * 8} bits`, prose: true }];
  } catch {
    return [];
  }
}

function decryptAll(object: Readonly<Record<string, unknown>>, client: RunClient): Outcome {
  const sections = takeApart({ kind: 'userinfo', object, repeatedNames: [] });
  const { userInfo } = readUserInfo(object, undefined, undefined);
  if (userInfo?.key === undefined) return { sections, secrets: [], fields: userInfo === undefined ? undefined : [] };
  const { key } = userInfo;
  const blockKey = unwrapBlockKey(key, client.privateKey);
  const fields = userInfo.data.map(([scope, compact]) => decryptField(scope, compact, blockKey));
  const anatomies = [blockKey.anatomy, ...takenApart(fields).flatMap(({ anatomy }) => anatomy ?? [])];
  const facts = [
    { label: 'Wrapped with', value: `${blockKey.alg} / ${blockKey.enc}` },
    { label: 'Block key', value: `${blockKey.kty}, ${blockKey.bits} bits` },
    { label: 'k', value: String(blockKey.jwk.k) },
  ];
  const contentKeys = anatomies.flatMap((anatomy): readonly Secret[] => {
    const compact = anatomy.compact;
    const opener =
      anatomy.scope === undefined
        ? rsaDecryptionKey(client.privateKey.keyObject)
        : symmetricDecryptionKey(blockKey.key);
    const value =
      anatomy.contentKey === undefined ? '' : encodeBase64Url(decryptJwe(compact, opener).contentEncryptionKey);
    return value === '' ? [] : [{ ref: contentKeyRef(anatomy), label: 'content encryption key', value }];
  });
  return {
    sections: [
      ...sections.filter(({ type }) => type !== 'token'),
      { type: 'facts', title: 'Block key', facts },
      ...anatomies.map((anatomy): Section => ({ type: 'token', anatomy })),
    ],
    fields,
    secrets: [
      { ref: 'block-key', label: 'block key', value: String(blockKey.jwk.k) },
      ...contentKeys,
      ...fields.flatMap((field) =>
        field.ok && !isShownUnmasked(findScope(field.scope), field.value) ? [valueSecret(field)] : [],
      ),
    ],
  };
}

/** As many as without a client, in their order: those that failed, for one looks for them, then the first. */
function takenApart(fields: readonly DecryptedField[]): readonly DecryptedField[] {
  const failed = fields.filter(({ ok }) => !ok).slice(0, MAX_FIELDS);
  const opened = fields.filter(({ ok }) => ok).slice(0, MAX_FIELDS - failed.length);
  const chosen = new Set<DecryptedField>([...failed, ...opened]);
  return fields.filter((field) => chosen.has(field));
}

function valueSecret({ scope, value }: { readonly scope: string; readonly value: string }): Secret {
  return { ref: valueRef(scope), label: findScope(scope)?.scope ?? 'value', value };
}

/** Where the first token of a userinfo response cannot be opened, the others are not tried. */
function failed(section: Section, failure: ErrorView): Section {
  if (section.type !== 'token' || section.anatomy.scope !== undefined) return section;
  const anatomy: Anatomy = { ...section.anatomy, verdict: 'failed', verdictText: failure.message };
  return { type: 'token', anatomy };
}
