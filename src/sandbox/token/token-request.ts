import { OAuthError } from '../errors.js';
import type { Exchange } from '../http/exchange.js';
import { type Parameters, parseJsonParameters, parseParameters } from '../http/parameters.js';
import { mediaType } from '../http/read-body.js';

/** Reads the body of a token request, a form or JSON. */
export async function readTokenRequest({ request, url, readBody }: Exchange): Promise<Parameters> {
  if (url.search !== '') {
    throw new OAuthError('invalid_request', 'A token request takes its parameters in the body, none in the URL.');
  }
  const type = mediaType(request);
  if (type === 'application/x-www-form-urlencoded') return parseParameters(await readBody());
  if (type === 'application/json') return parseJsonParameters(await readBody());
  throw new OAuthError(
    'invalid_request',
    'The Content-Type of a token request must be application/x-www-form-urlencoded or application/json.',
  );
}
