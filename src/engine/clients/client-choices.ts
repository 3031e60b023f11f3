import { canBeRedirectedTo } from '../../core/credentials/redirect-uri.js';
import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import { readEnvironment } from '../../core/oidc/environment.js';
import { readRedirectUri } from '../../core/oidc/redirect-uri.js';

/**
 * The environment that a choice stands for. Production and staging are where they are documented to be; of any other,
 * the origin alone says what it is, so that nothing passes for what it is not.
 *
 * @throws ConsoleError `environment-not-url`, `environment-not-https`, `environment-has-credentials`; RFC 9700 2.6
 */
export function chosenEnvironment({ kind, origin }: ProviderEnvironment): ProviderEnvironment {
  // The sandbox's origin is known only while it runs.
  if (kind === 'sandbox') return { kind, origin: '' };
  return readEnvironment(kind === 'custom' ? origin : kind);
}

/**
 * The redirect URI of a choice, as it came.
 *
 * @throws ConsoleError the `redirect-uri-…` codes of {@link readRedirectUri}, and `redirect-uri-scheme`
 */
export function chosenRedirectUri(redirectUri: string): string {
  const { url } = readRedirectUri(redirectUri);
  if (!canBeRedirectedTo(url)) {
    throw new ConsoleError(
      'config',
      'redirect-uri-scheme',
      `Expected a redirect URI that can be redirected to; ${url.protocol} cannot.`,
      { hint: 'Use a redirect URI that is registered at the portal.', spec: 'RFC 8252 7.1' },
    );
  }
  return redirectUri;
}
