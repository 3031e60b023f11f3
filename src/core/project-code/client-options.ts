import { parseRedirectUri } from '../credentials/redirect-uri.js';
import type { ProjectOptions } from './options.js';

/** What is known of a client that code is made for: nothing secret. */
export interface CodeClient {
  readonly clientId: string;
  /** Undefined where it is not known what the portal allows. */
  readonly allowedScopes?: readonly string[] | undefined;
  readonly redirectUris: readonly string[];
  /** The one that runs use, where that was chosen. */
  readonly redirectUri?: string | undefined;
  /** The provider's origin; empty where it has none yet. */
  readonly origin: string;
}

type ClientOptions = Pick<ProjectOptions, 'clientId' | 'scopes' | 'redirectUri' | 'origin'>;

/** The redirect URI of sgID's framework guides. */
const DEFAULT_REDIRECT_URI = 'http://localhost:5001/api/redirect';
const PRODUCTION = 'https://api.id.gov.sg';

/** What code for a client has where nothing else was chosen: all its scopes, and a redirect URI of this computer first. */
export function clientOptions({
  clientId,
  allowedScopes,
  redirectUris,
  redirectUri,
  origin,
}: CodeClient): ClientOptions {
  const scopes = allowedScopes === undefined || allowedScopes.length === 0 ? ['myinfo.name'] : allowedScopes;
  const local = redirectUris.find((uri) => parseRedirectUri(uri).kind === 'loopback');
  return {
    clientId,
    scopes: ['openid', ...scopes.filter((scope) => scope !== 'openid')],
    redirectUri: redirectUri ?? local ?? redirectUris[0] ?? DEFAULT_REDIRECT_URI,
    origin: origin === '' ? PRODUCTION : origin,
  };
}
