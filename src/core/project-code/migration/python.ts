import { listed, pythonText } from '../../snippets/literals.js';
import { VARIABLES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { source } from '../source.js';
import { fenced, STATE_STEP, WIRE_TABLE } from './guide.js';

/**
 * The move of an app in Python to version 2: from version 1 by hand, which had no SDK in Python, and from the SDK's 0.1
 * and 0.2, whose `callback` returned something else.
 */
export function pythonMigration({ options }: ProjectModel): readonly ProjectFile[] {
  const { clientId, redirectUri, origin, scopes } = options;
  const text = source`
# From version 1 of sgID to the Python SDK 0.3

The Python SDK has spoken version 2, with PKCE (RFC 7636), from its first release on; version 1 was done by hand. What also changes is for apps on 0.1 and 0.2 of the SDK: ${'`'}callback${'`'} returns three values since 0.3.

1. ${'`'}pip install sgid-client==0.3.0${'`'}; it wants Python 3.11 or later.
2. Change the calls below.
3. ${STATE_STEP}
4. Log in once at the sandbox or at staging, with ${'`'}hostname${'`'}, before production.

## The client

${fenced('python', [
  'import os',
  'import secrets',
  '',
  'from sgid_client import SgidClient, generate_pkce_pair',
  '',
  ...listed('SCOPES = [', scopes.map(pythonText), ']', '    '),
  '',
  'sgid = SgidClient(',
  `    client_id=${pythonText(clientId)},`,
  `    client_secret=os.environ.get("${VARIABLES.secret}", ""),`,
  `    private_key=os.environ.get("${VARIABLES.key}", "").replace("\\\\n", "\\n"),`,
  `    redirect_uri=${pythonText(redirectUri)},`,
  `    hostname=os.environ.get("${VARIABLES.hostname}") or ${pythonText(origin)},`,
  ')',
])}

## The authorization URL

A new pair of verifier and challenge for every login. The verifier is kept in the user’s session with state and nonce, and the challenge goes out. The SDK’s own nonce is made once, when the program starts, and repeats: make yours.

Before, by hand:

${fenced('python', [
  'from urllib.parse import urlencode',
  '',
  '',
  'def start_login_before(state: str, nonce: str) -> str:',
  '    query = {',
  `        "client_id": ${pythonText(clientId)},`,
  `        "scope": ${pythonText(scopes.join(' '))},`,
  `        "redirect_uri": ${pythonText(redirectUri)},`,
  '        "response_type": "code",',
  '        "state": state,',
  '        "nonce": nonce,',
  '    }',
  `    return ${pythonText(`${origin}/v1/oauth/authorize?`)} + urlencode(query)`,
])}

After:

${fenced('python', [
  'def start_login() -> tuple[str, dict[str, str]]:',
  '    code_verifier, code_challenge = generate_pkce_pair()',
  '    state, nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(32)',
  '    url, _nonce = sgid.authorization_url(',
  '        state=state, nonce=nonce, scope=SCOPES, code_challenge=code_challenge',
  '    )',
  '    return url, {"state": state, "nonce": nonce, "code_verifier": code_verifier}',
])}

## The code

The verifier of this login has to come along. Take the values by their names: 0.3 put the ID token between the two that came before it, so unpacking two of them fails.

Before, with 0.1 or 0.2 of the SDK:

${fenced('python', [
  'def exchange_before(code: str, login: dict[str, str]) -> tuple[str, str]:',
  '    sub, access_token = sgid.callback(',
  '        code=code, code_verifier=login["code_verifier"], nonce=login["nonce"]',
  '    )',
  '    return sub, access_token',
])}

After:

${fenced('python', [
  'def exchange(code: str, login: dict[str, str]) -> tuple[str, str]:',
  '    tokens = sgid.callback(',
  '        code=code, code_verifier=login["code_verifier"], nonce=login["nonce"]',
  '    )',
  '    return tokens.sub, tokens.access_token',
])}

## The data

${'`'}sub${'`'} of the ID token is compared with that of the answer. With ${'`'}openid${'`'} alone leave the call out: the SDK fails where no data comes. Values are read as ASCII, and one with another letter fails the login as a whole.

${fenced('python', [
  'def fetch_data(sub: str, access_token: str) -> dict[str, str]:',
  '    _sub, data = sgid.userinfo(sub=sub, access_token=access_token)',
  '    return data',
])}

${WIRE_TABLE}
`;
  return [{ name: 'SGID-V2.md', language: 'markdown', text }];
}
