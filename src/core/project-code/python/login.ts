import { NOTES, REASONS, SECONDS } from '../facts.js';
import { comment, linesOf, source } from '../source.js';

/** What looks at the redirect before anything else; leaves `login` and `code`. */
function readRedirect(note: string): readonly string[] {
  return linesOf(source`
${comment('#', note, NOTES.takenFirst)}
values = parse_qs(query, keep_blank_values=True)
states = values.get("state", [])
known = len(states) == 1 and browser_id is not None
login = take_login(states[0], browser_id) if known else None
if login is None:
    raise LoginRefused("${REASONS.state}")
if any(iss != f"{SETTINGS.hostname}/v2" for iss in values.get("iss", [])):
    raise LoginRefused("${REASONS.issuer}")
if "error" in values:
    raise LoginRefused("${REASONS.error}")
codes = values.get("code", [])
if len(codes) != 1 or codes[0] == "":
    raise LoginRefused("${REASONS.code}")
`);
}

const REFUSED = `class LoginRefused(Exception):
    """A login that goes no further, for a reason that the log may have."""`;

/** A login through the official SDK. */
export function pythonSdkLoginModule(): string {
  return source`
"""A login with sgID through the official SDK."""

import base64
import hashlib
import json
import time
from urllib.parse import parse_qs

from sgid_client import SgidClient, generate_pkce_pair

from config import SCOPES, SETTINGS
from sessions import Login, keep_login, new_secret, take_login
from sgid_data import Person, read_person

${comment('#', NOTES.keyEarly)}
_sgid = SgidClient(
    client_id=SETTINGS.client_id,
    client_secret=SETTINGS.client_secret,
    private_key=SETTINGS.private_key,
    redirect_uri=SETTINGS.redirect_uri,
    hostname=SETTINGS.hostname,
)


${linesOf(REFUSED)}


def start_login() -> tuple[str, str]:
    """Where to send the browser, and what it has to bring back."""
    code_verifier, code_challenge = generate_pkce_pair()
    # The SDK's own nonce is made once, when the program starts, and repeats.
    state, nonce, browser_id = new_secret(), new_secret(), new_secret()
    keep_login(state, Login(browser_id, nonce, code_verifier))
    url, _nonce = _sgid.authorization_url(
        state=state, nonce=nonce, scope=SCOPES, code_challenge=code_challenge
    )
    return url, browser_id


def finish_login(query: str, browser_id: str | None) -> Person:
    """Who is back. Raises LoginRefused, and what the SDK raises where an answer is not as it must be."""
    ${readRedirect(NOTES.stateSdk)}
    # By name: 0.3 put the ID token between the two that came before it.
    tokens = _sgid.callback(code=codes[0], code_verifier=login.code_verifier, nonce=login.nonce)
    _check_the_rest(tokens.id_token, tokens.access_token)
    # With openid alone no data comes, and the SDK fails on that.
    if SCOPES == ["openid"]:
        return read_person(tokens.sub, {})
    sub, data = _sgid.userinfo(sub=tokens.sub, access_token=tokens.access_token)
    return read_person(sub, data)


def _check_the_rest(id_token: str, access_token: str) -> None:
    """Claims of a token that the SDK has verified, and that it does not look at (OpenID Connect Core 3.1.3)."""
    claims = json.loads(base64.urlsafe_b64decode(id_token.split(".")[1] + "=="))
    half = hashlib.sha256(access_token.encode("utf-8")).digest()[:16]
    expected = base64.urlsafe_b64encode(half).rstrip(b"=").decode("ascii")
    if claims.get("at_hash", expected) != expected:
        raise LoginRefused("${REASONS.tokenHash}")
    if claims.get("azp", SETTINGS.client_id) != SETTINGS.client_id:
        raise LoginRefused("${REASONS.party}")
    if claims["iat"] > time.time() + ${SECONDS.clock}:
        raise LoginRefused("${REASONS.issuedAt}")
`;
}

/** A login over plain HTTP: what the SDK would do is in `sgid_oidc.py`. */
export function pythonHttpLoginModule(): string {
  return source`
"""A login with sgID over plain HTTP."""

import base64
import hashlib
from urllib.parse import parse_qs, quote, urlencode

from config import SCOPES, SETTINGS
from sessions import Login, keep_login, new_secret, take_login
from sgid_data import Person, read_person
from sgid_oidc import ISSUER, decrypt_data, exchange_code, fetch_user_info, verify_id_token


${linesOf(REFUSED)}


def start_login() -> tuple[str, str]:
    """Where to send the browser, and what it has to bring back."""
    state, nonce, code_verifier, browser_id = (new_secret() for _ in range(4))
    keep_login(state, Login(browser_id, nonce, code_verifier))
    digest = hashlib.sha256(code_verifier.encode("ascii")).digest()
    parameters = {
        "client_id": SETTINGS.client_id,
        "scope": " ".join(SCOPES),
        "response_type": "code",
        "redirect_uri": SETTINGS.redirect_uri,
        "nonce": nonce,
        "state": state,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
        "code_challenge_method": "S256",
    }
    # Spaces as %20, which every server reads.
    return f"{ISSUER}/oauth/authorize?{urlencode(parameters, quote_via=quote)}", browser_id


def finish_login(query: str, browser_id: str | None) -> Person:
    """Who is back. Raises LoginRefused, and ValueError where an answer is not as it must be."""
    ${readRedirect(NOTES.state)}
    access_token, id_token = exchange_code(codes[0], login.code_verifier)
    sub = verify_id_token(id_token, login.nonce, access_token)
    key, data = fetch_user_info(access_token, sub)
    return read_person(sub, decrypt_data(key, data))
`;
}
