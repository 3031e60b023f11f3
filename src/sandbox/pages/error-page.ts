import { html } from 'hono/html';
import type { OAuthErrorCode } from '../errors.js';
import { layout } from './layout.js';

/** Says why a request of the browser was refused, and that the app was not told. */
export function errorPage(error: OAuthErrorCode | 'not_found' | 'server_error', description: string): Promise<string> {
  return layout(
    'Request refused',
    html`<section class="notice" aria-labelledby="title">
      <p class="verdict"><span aria-hidden="true">✕</span> Refused</p>
      <h1 id="title">The sandbox does not take this request</h1>
      <p class="reason">${description}</p>
      <dl>
        <dt>Error</dt>
        <dd><code>${error}</code></dd>
      </dl>
      <p class="aside">
        sgID shows such errors on a page of its own and does not send the browser back to the app. Mend the
        authorization request and start again from there.
      </p>
    </section>`,
  );
}
