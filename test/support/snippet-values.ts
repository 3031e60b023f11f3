import type { SnippetValues } from '../../src/core/snippets/snippet.js';

/** Values of an ordinary client. */
export const ORDINARY: SnippetValues = {
  clientId: 'TEST-CLIENT',
  scopes: ['openid', 'myinfo.name'],
  redirectUri: 'http://localhost:5001/api/redirect',
  origin: 'https://api.id.gov.sg',
  tokenRequest: 'form',
  clientAuthentication: 'post',
};

const QUOTES = ['\'"`\\$', '{process.exit(9)}\n"""\'\'\' */ # 新😀\u2028\ud800'].join('');

/** Values that try to end the literal, the comment or the message that they stand in. */
export const HOSTILE: SnippetValues = {
  ...ORDINARY,
  clientId: `id${QUOTES}`,
  scopes: ['openid', `scope${QUOTES}`],
  redirectUri: `http://localhost:5001/a*/b'"\`${'\\'}${'$'}{x}?q=${QUOTES}`,
};
