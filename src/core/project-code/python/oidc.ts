import { JWE_ALGORITHMS, NOTES, REASONS, SECONDS } from '../facts.js';
import { comment, source } from '../source.js';

const list = (items: readonly string[]) => `[${items.map((item) => `"${item}"`).join(', ')}]`;

/** Tokens, userinfo and decryption over plain HTTP with `requests` and `jwcrypto`. */
export function pythonOidcModule(): string {
  return source`
"""Tokens, userinfo and decryption over plain HTTP."""

import base64
import hashlib
import json
import threading
import time
from typing import Any

import requests
from jwcrypto import jwe, jwk, jws

from config import SETTINGS

${comment('#', NOTES.iss)}
ISSUER = f"{SETTINGS.hostname}/v2"

_CONTENT = ${list(JWE_ALGORITHMS.content)}
_BLOCK_KEY_ALGORITHMS = ${list(JWE_ALGORITHMS.blockKey)} + _CONTENT
_VALUE_ALGORITHMS = ${list(JWE_ALGORITHMS.value)} + _CONTENT
${comment('#', NOTES.keyEarly)}
_PRIVATE_KEY = jwk.JWK.from_pem(SETTINGS.private_key.encode("ascii"))

_keys: jwk.JWKSet | None = None
_keys_lock = threading.Lock()


def exchange_code(code: str, code_verifier: str) -> tuple[str, str]:
    """RFC 6749 4.1.3, RFC 7636 4.5; returns access token and ID token."""
    answer = _ask(
        "POST",
        "/oauth/token",
        "${REASONS.token}",
        data={
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": SETTINGS.redirect_uri,
            "code_verifier": code_verifier,
            "client_id": SETTINGS.client_id,
            "client_secret": SETTINGS.client_secret,
        },
    )
    access_token, id_token = answer.get("access_token"), answer.get("id_token")
    if not _is_text(access_token) or not _is_text(id_token):
        raise ValueError("${REASONS.token}")
    return access_token, id_token


def verify_id_token(id_token: str, nonce: str, access_token: str) -> str:
    """OpenID Connect Core 3.1.3.7; returns sub."""
    claims = json.loads(_signed_payload(id_token))
    now = time.time()
    if claims.get("iss") != ISSUER:
        raise ValueError("iss is another")
    if claims.get("aud") not in (SETTINGS.client_id, [SETTINGS.client_id]):
        raise ValueError("aud is not this client alone")
    if claims.get("azp", SETTINGS.client_id) != SETTINGS.client_id:
        raise ValueError("${REASONS.party}")
    if not _is_number(claims.get("exp")) or claims["exp"] + ${SECONDS.clock} <= now:
        raise ValueError("the ID token has expired")
    if not _is_number(claims.get("iat")) or claims["iat"] > now + ${SECONDS.clock}:
        raise ValueError("${REASONS.issuedAt}")
    if not _is_number(claims.get("nbf", 0)) or claims.get("nbf", 0) > now + ${SECONDS.clock}:
        raise ValueError("${REASONS.notYet}")
    if claims.get("nonce") != nonce:
        raise ValueError("${REASONS.nonce}")
    half = hashlib.sha256(access_token.encode("utf-8")).digest()[:16]
    expected = base64.urlsafe_b64encode(half).rstrip(b"=").decode("ascii")
    if claims.get("at_hash", expected) != expected:
        raise ValueError("${REASONS.tokenHash}")
    if not _is_text(claims.get("sub")):
        raise ValueError("sub is missing")
    return claims["sub"]


${comment('#', NOTES.jwks)}
def _signed_payload(id_token: str) -> bytes:
    global _keys
    token = jws.JWS()
    token.allowed_algs = ["RS256"]
    token.deserialize(id_token)
    kid = token.jose_header.get("kid")
    with _keys_lock:
        known = _keys
    candidates = _signing_keys(known, kid)
    if not candidates:
        known = _fetch_keys()
        with _keys_lock:
            _keys = known
        candidates = _signing_keys(known, kid)
    for key in candidates:
        try:
            token.verify(key, alg="RS256")
            return token.payload
        except jws.InvalidJWSSignature:
            continue
    raise ValueError("the ID token is signed with no key of sgID")


def _signing_keys(keys: jwk.JWKSet | None, kid: str | None) -> list[jwk.JWK]:
    """A key without a kid may be any; one that is for encryption is none."""
    found = []
    for key in [] if keys is None else keys["keys"]:
        facts = key.export_public(as_dict=True)
        fits = kid is None or facts.get("kid", kid) == kid
        if facts["kty"] == "RSA" and fits and facts.get("use", "sig") == "sig":
            found.append(key)
    return found


def _fetch_keys() -> jwk.JWKSet:
    answer = _ask("GET", "/.well-known/jwks.json", "the keys of sgID cannot be fetched")
    return jwk.JWKSet.from_json(json.dumps(answer))


def fetch_user_info(access_token: str, sub: str) -> tuple[str | None, dict[str, str]]:
    """OpenID Connect Core 5.3: the answer must be of the same person as the ID token."""
    headers = {"Authorization": f"Bearer {access_token}"}
    answer = _ask("GET", "/oauth/userinfo", "${REASONS.userinfo}", headers=headers)
    if answer.get("sub") != sub:
        raise ValueError("${REASONS.sub}")
    key, data = answer.get("key"), answer.get("data", {})
    if not isinstance(data, dict) or not all(_is_text(value) for value in data.values()):
        raise ValueError("${REASONS.userinfo}")
    return key if _is_text(key) else None, data


${comment('#', NOTES.blockKey)}
def decrypt_data(key: str | None, data: dict[str, str]) -> dict[str, str]:
    if not data:
        return {}
    if key is None:
        raise ValueError("${REASONS.userinfo}")
    block_key = _read_block_key(_decrypt(key, _PRIVATE_KEY, _BLOCK_KEY_ALGORITHMS))
    return {scope: _decrypt(value, block_key, _VALUE_ALGORITHMS).decode("utf-8") for scope, value in data.items()}


def _read_block_key(text: bytes) -> jwk.JWK:
    """The block key is a JWK of type oct (RFC 7517); what algorithm it names does not count."""
    try:
        found = json.loads(text)
        return jwk.JWK(kty="oct", k=found["k"])
    except Exception:
        # The parser's own message has a piece of the key in it.
        raise ValueError("${REASONS.blockKey}") from None


def _decrypt(token: str, key: jwk.JWK, algorithms: list[str]) -> bytes:
    opened = jwe.JWE(algs=algorithms)
    opened.deserialize(token, key)
    return opened.payload


def _ask(method: str, path: str, reason: str, **request: Any) -> dict[str, Any]:
    ${comment('#', NOTES.tokenRequest)}
    answer = requests.request(method, ISSUER + path, timeout=${SECONDS.request}, allow_redirects=False, **request)
    is_json = answer.headers.get("Content-Type", "").startswith("application/json")
    body = answer.json() if answer.status_code == 200 and is_json else None
    if not isinstance(body, dict):
        raise ValueError(f"{reason} ({answer.status_code})")
    return body


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
`;
}
