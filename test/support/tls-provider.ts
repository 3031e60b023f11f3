import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { documentedProvider } from '../../src/core/oidc/provider-metadata.js';
import { type CertificateAuthority, certificateAuthority } from './certificates.js';
import { publishedKey, signToken } from './id-tokens.js';
import { startTlsServer } from './tls-server.js';

/** A small sgID over TLS, under a name that only a proxy of the test's finds, with a CA of its own. */
export interface TlsProvider {
  readonly origin: string;
  readonly authority: CertificateAuthority;
  /** What it was asked for: `POST /v2/oauth/token`. */
  readonly asked: readonly string[];
  /** Consents to an authorization request; gives back where the browser is sent. */
  readonly approve: (authorizationUrl: string) => string;
  readonly stop: () => Promise<void>;
}

const SUB = 'u=9a3b7c1d';

/** Starts it; it signs everybody in, and holds nothing about them: enough for `openid`. */
export async function startTlsProvider(name = 'sgid.invalid'): Promise<TlsProvider> {
  const authority = certificateAuthority(`CA of ${name}`);
  const requests = new Map<string, URLSearchParams>();
  const jwk = await publishedKey();
  const documents = new Map<string, () => unknown>();
  const server = await startTlsServer(authority.issue(name), (request, response) => {
    void answer(request, response);
  });
  const origin = `https://${name}:${server.port}`;
  const provider = documentedProvider(origin);
  documents.set('/v2/.well-known/openid-configuration', () => ({
    issuer: provider.issuer,
    authorization_endpoint: provider.authorizationEndpoint,
    token_endpoint: provider.tokenEndpoint,
    userinfo_endpoint: provider.userInfoEndpoint,
    jwks_uri: provider.jwksUri,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid'],
    grant_types_supported: ['authorization_code'],
  }));
  documents.set('/v2/.well-known/jwks.json', () => ({ keys: [jwk] }));
  documents.set('/v2/oauth/userinfo', () => ({ sub: SUB }));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = new URLSearchParams(Buffer.concat(chunks).toString());
    const asked = requests.get(body.get('code') ?? '');
    const document = request.url === '/v2/oauth/token' ? await tokensFor(asked) : documents.get(request.url ?? '')?.();
    response.writeHead(document === undefined ? 400 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(document ?? { error: 'invalid_grant' }));
  }

  async function tokensFor(asked: URLSearchParams | undefined) {
    if (asked === undefined) return undefined;
    const iat = Math.floor(Date.now() / 1000);
    const claims = {
      iss: provider.issuer,
      sub: SUB,
      aud: asked.get('client_id'),
      iat,
      exp: iat + 300,
      nonce: asked.get('nonce'),
    };
    return {
      access_token: randomBytes(16).toString('base64url'),
      token_type: 'Bearer',
      id_token: await signToken(claims),
    };
  }

  return {
    origin,
    authority,
    asked: server.asked,
    approve: (authorizationUrl) => {
      const asked = new URL(authorizationUrl).searchParams;
      const code = randomBytes(16).toString('base64url');
      requests.set(code, asked);
      const redirect = new URL(asked.get('redirect_uri') ?? '');
      redirect.searchParams.set('code', code);
      redirect.searchParams.set('state', asked.get('state') ?? '');
      return redirect.href;
    },
    stop: server.stop,
  };
}
