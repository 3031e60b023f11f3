import type { OAuthError } from '../errors.js';
import { errorPage } from '../pages/error-page.js';
import { htmlAnswer } from '../pages/html-answer.js';
import { type Answer, jsonAnswer, textAnswer } from './answer.js';
import type { Endpoint } from './exchange.js';

/** A refusal in the form that sgID documents for the endpoint. */
export async function refusalAnswer(endpoint: Endpoint, refusal: OAuthError, request: Request): Promise<Answer> {
  const { error, message, status } = refusal;
  switch (endpoint) {
    case 'authorize':
      // Errors come as a page with status 200, to the browser and never to the app (sgID docs, "Authorization").
      return htmlAnswer(status === 503 ? 503 : 200, await errorPage(error, message));
    case 'consent':
      return htmlAnswer(status, await errorPage(error, message));
    case 'userinfo':
      return textAnswer(status, message, {
        'WWW-Authenticate': `Bearer error="${error}", error_description="${message}"`,
      });
    default: {
      // Whoever tried Basic is told that it is the scheme (RFC 6749 5.2).
      const challenged = status === 401 && request.headers.has('authorization');
      return jsonAnswer(
        status,
        { error, error_description: message },
        { Pragma: 'no-cache', ...(challenged ? { 'WWW-Authenticate': 'Basic realm="sgID sandbox"' } : {}) },
      );
    }
  }
}

/** What the endpoint sends where the sandbox itself has failed. */
export function failureAnswer(endpoint: Endpoint): Answer {
  return endpoint === 'token'
    ? jsonAnswer(500, { error: 'server_error', error_description: 'The sandbox failed.' })
    : textAnswer(500, 'The sandbox failed.');
}
