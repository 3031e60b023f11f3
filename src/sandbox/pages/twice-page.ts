import { html } from 'hono/html';
import type { Answer } from '../http/answer.js';
import { layout } from './layout.js';

/**
 * Sends a browser to the same address twice, without JavaScript: once as a picture, once by itself a moment later, as a
 * prefetching proxy or a double click would.
 */
export async function twiceAnswer(target: string): Promise<Answer> {
  const page = await layout(
    'Sent back twice',
    html`<section class="notice" aria-labelledby="title">
      <h1 id="title">You are sent back twice</h1>
      <p class="reason">
        The sandbox was asked to send the same response to the app two times. Only the first may count.
      </p>
      <p><a href="${target}">Go there now</a></p>
      <img src="${target}" alt="" width="1" height="1">
    </section>`,
  );
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `img-src 'self' ${new URL(target).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy.join('; '),
      Refresh: `1; url=${target}`,
    },
    body: page,
  };
}
