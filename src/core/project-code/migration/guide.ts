import { NOTES } from '../facts.js';
import { linesOf } from '../source.js';

/** Lines of code for a guide in Markdown. No line of it starts with a fence: values are within literals. */
export function fenced(language: string, lines: readonly string[]): readonly string[] {
  return [`\`\`\`${language}`, ...lines, '```'];
}

export const STATE_STEP = `Look at what your app does with state while you are there. ${NOTES.stateSdk.replace('sends', 'sends the')} PKCE does not take that away.`;

/** What changes on the wire, for whoever calls the endpoints without an SDK. */
export const WIRE_TABLE: readonly string[] = linesOf(`## On the wire

| | version 1 | version 2 |
| --- | --- | --- |
| authorization endpoint | \`/v1/oauth/authorize\` | \`/v2/oauth/authorize\` |
| token endpoint | \`/v1/oauth/token\` | \`/v2/oauth/token\` |
| userinfo endpoint | \`/v1/oauth/userinfo\` | \`/v2/oauth/userinfo\` |
| keys | \`/.well-known/jwks.json\` | \`/v2/.well-known/jwks.json\` |
| \`iss\` of the ID token | the origin | the origin and \`/v2\` |
| authorization request | | \`code_challenge\`, \`code_challenge_method=S256\` |
| token request | | \`code_verifier\` |

Whether \`sub\` of a person stays the same was not to be found out: look at one account of your own before and after, if \`sub\` is what you know your users by.
`);
