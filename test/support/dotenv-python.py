"""The value of SGID_PRIVATE_KEY in an `.env` text, as python-dotenv reads it; Debian has it as python3-dotenv."""

import io
import sys

from dotenv import dotenv_values

sys.stdout.write(dotenv_values(stream=io.StringIO(sys.stdin.read()))["SGID_PRIVATE_KEY"])
