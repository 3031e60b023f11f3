import { listed, pythonText } from '../../snippets/literals.js';
import { NOTES, VARIABLES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';

/** The settings: secrets from the environment, the rest with the client's own values as defaults. */
export function pythonConfigModule({ options, frontendOrigin, port }: ProjectModel): string {
  const hasFrontend = frontendOrigin !== undefined;
  return source`
"""What the app runs with."""

import os
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from dotenv import load_dotenv

${listed('SCOPES = [', options.scopes.map(pythonText), ']', '    ')}


@dataclass(frozen=True)
class Settings:
    client_id: str
    client_secret: str
    private_key: str
    redirect_uri: str
    hostname: str
    port: int
    # Whether cookies can be Secure.
    is_https: bool
    # Origins whose POST requests are the app's own.
    own_origins: tuple[str, ...]
    ${only(hasFrontend, ['# Where the pages come from.', 'frontend_origin: str'])}


${comment('#', NOTES.secrets, NOTES.defaults)}
def _read_settings() -> Settings:
    load_dotenv()
    redirect_uri = os.environ.get("${VARIABLES.redirectUri}") or ${pythonText(options.redirectUri)}
    parts = urlsplit(redirect_uri)
    ${only(hasFrontend, `frontend_origin = os.environ.get("${VARIABLES.frontend}") or ${pythonText(frontendOrigin ?? '')}`)}
    return Settings(
        client_id=os.environ.get("${VARIABLES.clientId}") or ${pythonText(options.clientId)},
        client_secret=_required("${VARIABLES.secret}"),
        ${comment('#', NOTES.keyLines)}
        private_key=_required("${VARIABLES.key}").replace("\\n", "\n").strip(),
        redirect_uri=redirect_uri,
        ${comment('#', NOTES.hostname)}
        hostname=(os.environ.get("${VARIABLES.hostname}") or ${pythonText(options.origin)}).rstrip("/"),
        port=int(os.environ.get("${VARIABLES.port}") or ${port}),
        is_https=parts.scheme == "https",
        own_origins=(_origin_of(parts),${hasFrontend ? ' frontend_origin' : ''}),
        ${only(hasFrontend, 'frontend_origin=frontend_origin,')}
    )


def _origin_of(parts: SplitResult) -> str:
    """What browsers call an origin: in lower case, without the port that its scheme has anyway."""
    usual = ":443" if parts.scheme == "https" else ":80"
    return f"{parts.scheme}://{parts.netloc.lower().removesuffix(usual)}"


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value.strip():
        raise SystemExit(f"Set the environment variable {name}.")
    return value


SETTINGS = _read_settings()
`;
}
