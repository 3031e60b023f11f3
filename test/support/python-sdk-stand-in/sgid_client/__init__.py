"""Stands in for the official Python SDK 0.3, which PyPI alone has.

Its functions take, return and refuse what those of the SDK do (names, order, named tuples, errors as exceptions, values
read as ASCII, requests as forms); what is inside is this project's own. SGID_PYTHON_SDK names a folder with the SDK itself.
"""

import base64
import hashlib
import json
import secrets
import time
from typing import NamedTuple
from urllib.parse import urlencode

import requests
from jwcrypto import jwe, jwk, jws


class AuthorizationUrlReturn(NamedTuple):
    url: str
    nonce: str | None


class CallbackReturn(NamedTuple):
    sub: str
    id_token: str
    access_token: str


class UserInfoReturn(NamedTuple):
    sub: str
    data: dict


class GeneratePkcePairReturn(NamedTuple):
    code_verifier: str
    code_challenge: str


def generate_pkce_pair(length=43) -> GeneratePkcePairReturn:
    verifier = secrets.token_urlsafe(96)[:length]
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return GeneratePkcePairReturn(verifier, base64.urlsafe_b64encode(digest).decode("ascii").rstrip("="))


class SgidClient:
    def __init__(self, client_id, client_secret, private_key, redirect_uri=None, hostname="https://api.id.gov.sg"):
        self._client = {"client_id": client_id, "client_secret": client_secret}
        self._key = jwk.JWK.from_pem(private_key.encode("ascii"))
        self._redirect_uri = redirect_uri
        self._issuer = f"{hostname}/v2"

    def authorization_url(self, code_challenge, state=None, redirect_uri=None, scope="openid myinfo.name", nonce=None):
        parameters = {
            "client_id": self._client["client_id"],
            "scope": " ".join(scope) if isinstance(scope, list) else scope,
            "redirect_uri": redirect_uri or self._redirect_uri,
            "response_type": "code",
            "code_challenge": code_challenge,
            "code_challenge_method": "S256",
            "state": state,
            "nonce": nonce,
        }
        given = {name: value for name, value in parameters.items() if value is not None}
        return AuthorizationUrlReturn(f"{self._issuer}/oauth/authorize?{urlencode(given)}", nonce)

    def callback(self, code, code_verifier, nonce=None, redirect_uri=None):
        form = {
            **self._client,
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": code_verifier,
            "redirect_uri": redirect_uri or self._redirect_uri,
        }
        answer = requests.post(f"{self._issuer}/oauth/token", form)
        if answer.status_code != 200:
            raise Exception("token endpoint")
        tokens = answer.json()
        claims = self._verified(tokens["id_token"])
        expected = {"iss": self._issuer, "aud": self._client["client_id"], **({} if nonce is None else {"nonce": nonce})}
        if any(claims.get(name) != value for name, value in expected.items()):
            raise Exception("ID token")
        if claims["exp"] < time.time() or type(claims["iat"]) is not int or not claims["sub"]:
            raise Exception("ID token")
        return CallbackReturn(claims["sub"], tokens["id_token"], tokens["access_token"])

    def _verified(self, id_token):
        token = jws.JWS()
        token.allowed_algs = ["RS256"]
        token.deserialize(id_token)
        keys = jwk.JWKSet.from_json(requests.get(f"{self._issuer}/.well-known/jwks.json").text)
        for key in keys["keys"]:
            try:
                token.verify(key, alg="RS256")
                return json.loads(token.payload)
            except jws.InvalidJWSSignature:
                continue
        raise Exception("ID token signature")

    def userinfo(self, sub, access_token):
        headers = {"Authorization": f"Bearer {access_token}"}
        answer = requests.get(f"{self._issuer}/oauth/userinfo", headers=headers)
        if answer.status_code != 200:
            raise Exception("userinfo endpoint")
        body = answer.json()
        if body["sub"] != sub:
            raise Exception("sub")
        block_key = jwk.JWK.from_json(self._opened(body["key"], self._key))
        return UserInfoReturn(sub, {scope: self._opened(value, block_key) for scope, value in body["data"].items()})

    def _opened(self, token, key):
        opened = jwe.JWE()
        opened.deserialize(token, key=key)
        return opened.payload.decode("ascii")
