import { html } from 'hono/html';
import { layout } from './layout.js';

/** Says that nobody answered in time, or that somebody let it look so; the app hears of neither. */
export function expiredPage(): Promise<string> {
  return layout(
    'This page has expired',
    html`<section class="notice" aria-labelledby="title">
      <h1 id="title">This page has expired</h1>
      <p class="reason">
        Nobody is signed in, and the app was told nothing: it should let this attempt run out and offer another.
      </p>
      <p class="aside">Start again from the app.</p>
    </section>`,
  );
}
