import { html } from 'hono/html';
import { layout } from './layout.js';

/** A page that leads nowhere, on purpose. */
export function stuckPage(): Promise<string> {
  return layout(
    'Nothing happens',
    html`<section class="notice" aria-labelledby="title">
      <h1 id="title">Nothing happens from here</h1>
      <p class="reason">
        The sandbox was asked to send nobody back. The app hears nothing: it should let this attempt run out and offer
        another.
      </p>
    </section>`,
  );
}
