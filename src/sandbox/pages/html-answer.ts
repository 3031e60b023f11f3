import type { Answer } from '../http/answer.js';

/**
 * A page under a policy that lets it load the sandbox's style sheet and icon and nothing else.
 *
 * `formAction` lists where its forms may lead besides the sandbox itself.
 */
export function htmlAnswer(status: number, page: string, formAction: readonly string[] = []): Answer {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...formAction].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy.join('; '),
      'X-Frame-Options': 'DENY',
    },
    body: page,
  };
}
