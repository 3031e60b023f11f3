import { ANSWERS, NOTES, SECONDS } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';
import { pythonDestinations, pythonLoginFailure } from './answers.js';

/** A server on Python's own `http.server`. */
export function pythonServerModule(model: ProjectModel): string {
  const { rendersPages, routes } = model;
  const { done, started } = pythonDestinations(model);
  const answer = (text: string) => (rendersPages ? `message_page("${text}")` : `{"error": "${text}"}`);
  return source`
"""A server that logs people in with sgID, on Python's own http.server."""

${only(!rendersPages, 'import json')}
import logging
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from answers import ${rendersPages ? 'headers_for, home_page, message_page, person_page' : 'headers_for'}
from config import SETTINGS
from sessions import end_session, person_of, read_cookie, set_cookie, start_session
from sgid_login import LoginRefused, finish_login, start_login

log = logging.getLogger("app")


class Handler(BaseHTTPRequestHandler):
    # A connection that says nothing ends, in seconds.
    timeout = ${SECONDS.request}

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        ${only(rendersPages, [`if parts.path == "${routes.home}":`, '    self.answer(200, home_page())'])}
        ${rendersPages ? 'elif' : 'if'} parts.path == "${routes.login}":
            url, browser_id = start_login()
            self.redirect(url, set_cookie("login", browser_id))
        elif parts.path == "${routes.redirect}":
            self.back_from_sgid(parts.query)
        elif parts.path == "${routes.person}":
            self.who_is_logged_in()
        else:
            self.answer(404, ${answer(ANSWERS.missing)})

    def do_POST(self) -> None:
        ${comment('#', NOTES.origin)}
        if self.headers.get("Origin") not in SETTINGS.own_origins:
            self.answer(403, ${answer(ANSWERS.foreign)})
        elif urlsplit(self.path).path == "${routes.logout}":
            end_session(self.cookie("session"))
            ${rendersPages ? [`self.redirect(${started}, set_cookie("session", None))`] : ['self.answer(200, {}, set_cookie("session", None))']}
        else:
            self.answer(404, ${answer(ANSWERS.missing)})

    def back_from_sgid(self, query: str) -> None:
        gone = set_cookie("login", None)
        try:
            person = finish_login(query, self.cookie("login"))
        except Exception as error:
            ${pythonLoginFailure(model, {
              log: 'log',
              page: (text, status) => `self.answer(${status}, ${text}, gone)`,
              away: (location) => `self.redirect(${location}, gone)`,
            })}
        else:
            end_session(self.cookie("session"))
            self.redirect(${done}, gone, set_cookie("session", start_session(person)))

    def who_is_logged_in(self) -> None:
        person = person_of(self.cookie("session"))
        if person is None:
            self.answer(401, ${answer(ANSWERS.loggedOut)})
        else:
            self.answer(200, ${rendersPages ? 'person_page(person)' : 'person'})

    def cookie(self, name) -> str | None:
        return read_cookie(self.headers.get("Cookie"), name)

    def redirect(self, location: str, *cookies: str) -> None:
        self.start(303, *cookies)
        self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: int, body${rendersPages ? ': str' : ''}, *cookies: str) -> None:
        ${
          rendersPages
            ? ['text = body.encode("utf-8")']
            : ['text = json.dumps(body, ensure_ascii=False).encode("utf-8")']
        }
        self.start(status, *cookies)
        self.send_header("Content-Type", "${rendersPages ? 'text/html; charset=utf-8' : 'application/json'}")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def start(self, status: int, *cookies: str) -> None:
        self.send_response(status)
        for name, value in headers_for(self.headers.get("Origin")).items():
            self.send_header(name, value)
        for cookie in cookies:
            self.send_header("Set-Cookie", cookie)

    def log_request(self, *_: object) -> None:
        """The path of a request may have a code in it."""


if __name__ == "__main__":
    logging.basicConfig()
    host = os.environ.get("HOST") or "127.0.0.1"
    ThreadingHTTPServer((host, SETTINGS.port), Handler).serve_forever()
`.replace(/\n\n\n\n+/g, '\n\n\n');
}
