"""What the official Python SDK 0.3 does with private keys: its steps, made with the libraries it is built on.

The SDK's constructor hands the key to PyCryptodome (`RSA.import_key`, then `export_key(pkcs=8)`); when it decrypts
userinfo, it hands the result to jwcrypto (`JWK.from_pem`, then `JWE.deserialize`). Debian has both, as
python3-pycryptodome (there `Cryptodome`) and python3-jwcrypto. The SDK asks for PyCryptodome 3.17; what the model in
src/core/credentials/python-sdk.ts says was observed alike with 3.11 and 3.23.

Standard input: {"keyJwe": compact JWE, "texts": [private key, …]}. Standard output: an outcome a text.
"""

import json
import sys

from jwcrypto import jwe, jwk

try:
    from Crypto.PublicKey import RSA
except ImportError:
    from Cryptodome.PublicKey import RSA


def outcome(text, key_jwe):
    try:
        pem = RSA.import_key(text).export_key(pkcs=8).decode("ascii")
    except Exception:
        return "fails-when-constructed"
    try:
        token = jwe.JWE()
        token.deserialize(key_jwe, key=jwk.JWK.from_pem(pem.encode("ascii")))
        json.loads(token.payload)
    except Exception:
        return "fails-at-userinfo"
    return "accepts"


given = json.load(sys.stdin)
json.dump([outcome(text, given["keyJwe"]) for text in given["texts"]], sys.stdout)
