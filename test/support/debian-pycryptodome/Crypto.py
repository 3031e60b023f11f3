"""PyCryptodome by the name that the official SDK imports it by: Debian has it as Cryptodome."""

import sys

import Cryptodome.PublicKey.RSA

sys.modules["Crypto"] = Cryptodome
sys.modules["Crypto.PublicKey"] = Cryptodome.PublicKey
sys.modules["Crypto.PublicKey.RSA"] = Cryptodome.PublicKey.RSA
