import { ConsoleError } from '../../../core/errors.js';
import { readJson } from '../../../core/json/read-json.js';
import { isJsonObject } from '../../../core/json.js';
import { buildDiscoveryRequest } from '../../../core/oidc/discovery.js';
import { mediaType } from '../../../core/oidc/json-body.js';
import { documentedProvider } from '../../../core/oidc/provider-metadata.js';
import { type HttpResponse, type HttpTransport, headerValue } from '../../../core/trace/http.js';
import { readHttpDate } from '../../../core/trace/http-date.js';
import { DEFAULT_LIMITS } from '../../../core/trace/recorded-http.js';
import { TransportFailure } from '../../../core/trace/transport-failure.js';
import type { NetworkTest } from '../../../shared/views/network.js';

/**
 * Fetches the discovery document of a provider, with nothing secret in the request, and says what it went through.
 *
 * @param origin of the provider
 */
export async function testNetwork(http: HttpTransport, origin: string): Promise<NetworkTest> {
  const { issuer } = documentedProvider(origin);
  const request = buildDiscoveryRequest(issuer);
  try {
    const { response, timing, connection } = await http(request, DEFAULT_LIMITS);
    return { url: request.url, timing, connection, answer: answerOf(response, issuer) };
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    const { timing = { totalMs: 0 }, connection } = error instanceof TransportFailure ? error.progress : {};
    return { url: request.url, timing, connection, error: error.toView() };
  }
}

function answerOf(response: HttpResponse, issuer: string): NonNullable<NetworkTest['answer']> {
  return {
    status: response.status,
    contentType: mediaType(response),
    discovery: discoveryIn(response, issuer),
    serverDate: readHttpDate(headerValue(response.headers, 'date')),
  };
}

function discoveryIn({ status, body }: HttpResponse, issuer: string): NonNullable<NetworkTest['answer']>['discovery'] {
  const reading = status === 200 ? readJson(body) : undefined;
  if (reading?.ok !== true || !isJsonObject(reading.value) || typeof reading.value.issuer !== 'string')
    return 'not-discovery';
  return reading.value.issuer === issuer ? 'matches' : 'names-another-issuer';
}
