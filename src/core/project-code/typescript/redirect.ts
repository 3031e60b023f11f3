import { NOTES, REASONS } from '../facts.js';
import { comment, linesOf, source } from '../source.js';

/** What looks at the redirect before anything else; leaves `login` and `code`. */
export function readRedirect(note: string): readonly string[] {
  return linesOf(source`
${comment('//', note, NOTES.takenFirst)}
const [state, ...otherStates] = query.getAll('state');
const known = state !== undefined && otherStates.length === 0 && browserId !== undefined;
const login = known ? takeLogin(state, browserId) : undefined;
if (login === undefined) throw new LoginRefused('${REASONS.state}');
if (query.getAll('iss').some((iss) => iss !== settings().hostname + '/v2')) throw new LoginRefused('${REASONS.issuer}');
if (query.has('error')) throw new LoginRefused('${REASONS.error}');
const [code, ...otherCodes] = query.getAll('code');
if (code === undefined || code === '' || otherCodes.length > 0) throw new LoginRefused('${REASONS.code}');
`);
}
