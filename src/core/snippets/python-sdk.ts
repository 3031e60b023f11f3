import type { StepId } from '../flow/step-ids.js';
import { documentedProvider } from '../oidc/provider-metadata.js';
import { listed, pythonText, redirectPath } from './literals.js';
import { SECRET_VARIABLES, type Snippet, type SnippetValues } from './snippet.js';

type Part = readonly [note: string, lines: readonly string[]];

const { clientSecret: SECRET, privateKey: KEY } = SECRET_VARIABLES;

/**
 * What a backend in Python does at each step, with `sgid-client` 0.3. One after the other they make a module: each step
 * uses only what the ones before it define.
 */
const PARTS: Readonly<Record<StepId, (values: SnippetValues) => Part>> = {
  preflight: ({ clientId, redirectUri, scopes, origin }) => [
    'Set the client up once, when your app starts. The host has no slash at its end: this SDK would double it.',
    [
      'import os',
      '',
      'from sgid_client import SgidClient',
      '',
      ...listed('SCOPES = [', scopes.map(pythonText), ']', '    '),
      '',
      'sgid = SgidClient(',
      `    client_id=${pythonText(clientId)},`,
      `    client_secret=os.environ["${SECRET}"],`,
      `    private_key=os.environ["${KEY}"],`,
      `    redirect_uri=${pythonText(redirectUri)},`,
      `    hostname=${pythonText(origin)},`,
      ')',
    ],
  ],
  discovery: ({ origin }) => {
    const provider = documentedProvider(origin);
    return [
      'Nothing to do: the SDK reads no discovery document and derives the endpoints from `hostname`.',
      [
        '# What the SDK makes of hostname.',
        'ENDPOINTS = {',
        `    "issuer": ${pythonText(provider.issuer)},`,
        `    "authorization": ${pythonText(provider.authorizationEndpoint)},`,
        `    "token": ${pythonText(provider.tokenEndpoint)},`,
        `    "userinfo": ${pythonText(provider.userInfoEndpoint)},`,
        `    "jwks": ${pythonText(provider.jwksUri)},`,
        '}',
      ],
    ];
  },
  pkce: () => [
    'Make the nonce yourself: the SDK’s own is made once, when the program starts, and repeats.',
    [
      'import secrets',
      '',
      'from sgid_client import generate_pkce_pair',
      '',
      '',
      'def start_login() -> dict[str, str]:',
      '    """What the session keeps, and the challenge to send."""',
      '    code_verifier, code_challenge = generate_pkce_pair()',
      '    return {',
      '        "state": secrets.token_urlsafe(32),',
      '        "nonce": secrets.token_urlsafe(32),',
      '        "code_verifier": code_verifier,',
      '        "code_challenge": code_challenge,',
      '    }',
    ],
  ],
  authorization: () => [
    'Redirect the browser to this URL. The SDK writes the spaces between scopes as `+`.',
    [
      'def login_url(login: dict[str, str]) -> str:',
      '    url, _nonce = sgid.authorization_url(',
      '        state=login["state"],',
      '        nonce=login["nonce"],',
      '        scope=SCOPES,',
      '        code_challenge=login["code_challenge"],',
      '    )',
      '    return url',
    ],
  ],
  redirect: ({ redirectUri }) => [
    'The SDK never sees `state`: comparing it is the duty of your app, before anything else.',
    [
      'import hmac',
      'from urllib.parse import parse_qs',
      '',
      '',
      'def read_redirect(query: str, login: dict[str, str]) -> str:',
      `    """Called by the handler of GET ${redirectPath(redirectUri).replaceAll('\\', '/')}."""`,
      '    values = parse_qs(query, keep_blank_values=True)',
      '    states = values.get("state", [])',
      '    sent, came = login["state"].encode(), "".join(states).encode()',
      '    if len(states) != 1 or not hmac.compare_digest(sent, came):',
      '        raise ValueError("state is not the one of this session")',
      '    if "error" in values:',
      '        raise ValueError(f"sgID answered {values[\'error\'][0]}")',
      '    codes = values.get("code", [])',
      '    if len(codes) != 1:',
      '        raise ValueError("expected one code")',
      '    return codes[0]',
    ],
  ],
  token: () => [
    'One call exchanges the code and checks the ID token. Take the values out of the session first: a code serves once.',
    [
      'def exchange_code(code: str, login: dict[str, str]) -> tuple[str, str]:',
      '    # By name: 0.3 put the ID token between the two that came before it.',
      '    tokens = sgid.callback(',
      '        code=code, code_verifier=login["code_verifier"], nonce=login["nonce"]',
      '    )',
      '    return tokens.sub, tokens.access_token',
    ],
  ],
  'id-token': () => [
    '`callback()` has checked signature, `iss`, `aud`, `exp` and `nonce`, and returns `sub` beside the ID token.',
    [
      'def user_key(sub: str) -> str:',
      '    """Your key of the user; sub is another one at every client."""',
      '    if not 1 <= len(sub) <= 255:',
      '        raise ValueError("sub is not a string of 1 to 255 characters")',
      '    return f"sgid:{sub}"',
    ],
  ],
  userinfo: () => [
    'One call fetches userinfo, compares `sub`, unwraps the block key and decrypts every value. With `openid` alone it fails: leave it out then.',
    [
      'def fetch_data(sub: str, access_token: str) -> dict[str, str]:',
      '    _sub, data = sgid.userinfo(sub=sub, access_token=access_token)',
      '    return data',
    ],
  ],
  'block-key': () => [
    '`userinfo()` unwraps the block key. Environment variables often hold the key with `\\n` spelled out: mend that before the client is set up.',
    ['def private_key_from(variable: str) -> str:', '    return os.environ[variable].replace("\\\\n", "\\n")'],
  ],
  decrypt: () => [
    '`userinfo()` decrypts the values, reads them as ASCII, and fails as a whole on any other letter or on one that cannot be opened.',
    [
      'def missing_scopes(data: dict[str, str]) -> list[str]:',
      '    wanted = [scope for scope in SCOPES if scope != "openid"]',
      '    return [scope for scope in wanted if scope not in data]',
    ],
  ],
  result: () => [
    '`NA` says that nothing is held for this person. Lists arrive as JSON in a string.',
    [
      'import json',
      '',
      '',
      'def read_data(data: dict[str, str]) -> dict[str, object]:',
      '    return {',
      '        scope: json.loads(value) if value.startswith("[") else value',
      '        for scope, value in data.items()',
      '        if value != "NA"',
      '    }',
    ],
  ],
};

/** What a backend does at a step with the official Python SDK. */
export function pythonSnippet(step: StepId, values: SnippetValues): Snippet {
  const [note, lines] = PARTS[step](values);
  return { language: 'python', note, code: lines.join('\n') };
}
