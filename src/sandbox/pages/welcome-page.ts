import { html } from 'hono/html';
import { layout } from './layout.js';

/** What is at the root: where everything is. */
export function welcomePage(issuer: string): Promise<string> {
  const endpoints = [
    ['Issuer', issuer],
    ['Discovery', `${issuer}/.well-known/openid-configuration`],
    ['JWKS', `${issuer}/.well-known/jwks.json`],
    ['Authorization', `${issuer}/oauth/authorize`],
    ['Token', `${issuer}/oauth/token`],
    ['Userinfo', `${issuer}/oauth/userinfo`],
  ] as const;
  return layout(
    'Endpoints',
    html`<section class="notice" aria-labelledby="title">
      <h1 id="title">An sgID on this computer</h1>
      <p class="reason">
        It speaks sgID v2 to clients that are registered in the console. Start a login from your app or from the console.
      </p>
      <dl>${endpoints.map(
        ([name, url]) => html`
        <dt>${name}</dt>
        <dd><code>${url}</code></dd>`,
      )}
      </dl>
    </section>`,
  );
}
