import { COOKIES, MOST_KEPT, NOTES, SECONDS } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, source } from '../source.js';

/** Logins under way, sessions, and their cookies. */
export function pythonSessionsModule({ sameSite, cookieNotes }: ProjectModel): string {
  const secure = sameSite === 'None' ? ' or same_site == "None"' : '';
  return source`
"""Logins under way, sessions, and their cookies."""

import secrets
import threading
import time
from dataclasses import dataclass
from typing import Literal, TypeVar

from config import SETTINGS
from sgid_data import Person

T = TypeVar("T")


${comment('#', NOTES.serverSide)}
@dataclass(frozen=True)
class Login:
    # Of the browser that started it.
    browser_id: str
    nonce: str
    code_verifier: str


${comment('#', NOTES.memory)}
_lock = threading.Lock()
_logins: dict[str, tuple[float, Login]] = {}
_sessions: dict[str, tuple[float, Person]] = {}


def new_secret() -> str:
    """A value that nobody can guess."""
    return secrets.token_urlsafe(32)


def keep_login(state: str, login: Login) -> None:
    """Keeps a login until its state comes back, for ${SECONDS.login / 60} minutes at most."""
    _keep(_logins, state, login, ${SECONDS.login})


${comment('#', NOTES.takenFirst, NOTES.bound)}
def take_login(state: str, browser_id: str) -> Login | None:
    with _lock:
        login = _find(_logins, state)
        if login is None or login.browser_id != browser_id:
            return None
        del _logins[state]
        return login


${comment('#', NOTES.newId)}
def start_session(person: Person) -> str:
    session_id = new_secret()
    _keep(_sessions, session_id, person, ${SECONDS.session})
    return session_id


def person_of(session_id: str | None) -> Person | None:
    with _lock:
        return None if session_id is None else _find(_sessions, session_id)


def end_session(session_id: str | None) -> None:
    with _lock:
        _sessions.pop(session_id or "", None)


def _keep(kept: dict[str, tuple[float, T]], key: str, value: T, seconds: int) -> None:
    now = time.monotonic()
    with _lock:
        # The oldest come first: what has ended goes, and so does what is too much.
        for old in list(kept):
            if kept[old][0] > now and len(kept) < ${MOST_KEPT}:
                break
            del kept[old]
        kept[key] = (now + seconds, value)


def _find(kept: dict[str, tuple[float, T]], key: str) -> T | None:
    ends_at, value = kept.get(key, (0.0, None))
    return value if ends_at > time.monotonic() else None


${comment('#', ...cookieNotes)}
CookieName = Literal["login", "session"]
_COOKIES = {
    "login": ("${COOKIES.login}", "Lax", ${SECONDS.login}),
    "session": ("${COOKIES.session}", "${sameSite}", ${SECONDS.session}),
}


def set_cookie(cookie: CookieName, value: str | None) -> str:
    """A Set-Cookie header; no value takes the cookie away."""
    _name, same_site, seconds = _COOKIES[cookie]
    secure = "; Secure" if SETTINGS.is_https${secure} else ""
    age = 0 if value is None else seconds
    start = f"{_name_of(cookie)}={value or ''}; Path=/; Max-Age={age}"
    return f"{start}; HttpOnly; SameSite={same_site}{secure}"


def read_cookie(header: str | None, cookie: CookieName) -> str | None:
    """The value of a cookie in a Cookie header."""
    start = _name_of(cookie) + "="
    pairs = (pair.strip() for pair in (header or "").split(";"))
    return next((pair[len(start) :] for pair in pairs if pair.startswith(start)), None)


def _name_of(cookie: CookieName) -> str:
    return ("__Host-" if SETTINGS.is_https else "") + _COOKIES[cookie][0]
`;
}
