import { ANSWERS, NOTES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';
import { pythonDestinations, pythonLoginFailure } from './answers.js';

/** The routes of a Flask app. */
export function flaskModule(model: ProjectModel): string {
  const { rendersPages, routes } = model;
  const { done, started } = pythonDestinations(model);
  return source`
"""A Flask app that logs people in with sgID."""

import logging
import os

from flask import Flask, Response, ${rendersPages ? '' : 'jsonify, '}redirect, request

from answers import ${rendersPages ? 'headers_for, home_page, message_page, person_page' : 'headers_for'}
from config import SETTINGS
from sessions import end_session, person_of, read_cookie, set_cookie, start_session
from sgid_login import LoginRefused, finish_login, start_login

app = Flask(__name__)


@app.after_request
def add_headers(response: Response) -> Response:
    response.headers.update(headers_for(request.headers.get("Origin")))
    return response


${only(
  rendersPages,
  source`
@app.get("${routes.home}")
def home():
    return home_page()


`,
)}
@app.get("${routes.login}")
def login():
    url, browser_id = start_login()
    response = redirect(url, 303)
    response.headers.add("Set-Cookie", set_cookie("login", browser_id))
    return response


@app.get("${routes.redirect}")
def back_from_sgid():
    cookies = request.headers.get("Cookie")
    query = request.query_string.decode("ascii", "replace")
    try:
        person = finish_login(query, read_cookie(cookies, "login"))
    except Exception as error:
        ${pythonLoginFailure(model, {
          log: 'app.logger',
          page: (text, status) => `response = Response(${text}, ${status})`,
          away: (location) => `response = redirect(${location}, 303)`,
        })}
    else:
        end_session(read_cookie(cookies, "session"))
        response = redirect(${done}, 303)
        response.headers.add("Set-Cookie", set_cookie("session", start_session(person)))
    response.headers.add("Set-Cookie", set_cookie("login", None))
    return response


@app.get("${routes.person}")
def who_is_logged_in():
    person = person_of(read_cookie(request.headers.get("Cookie"), "session"))
    if person is None:
        return ${rendersPages ? `Response(message_page("${ANSWERS.loggedOut}"), 401)` : `jsonify(error="${ANSWERS.loggedOut}"), 401`}
    return ${rendersPages ? 'person_page(person)' : 'jsonify(person)'}


@app.post("${routes.logout}")
def logout():
    ${comment('#', NOTES.origin)}
    if request.headers.get("Origin") not in SETTINGS.own_origins:
        return Response("${ANSWERS.foreign}", 403)
    end_session(read_cookie(request.headers.get("Cookie"), "session"))
    response = ${rendersPages ? `redirect(${started}, 303)` : 'Response(status=204)'}
    response.headers.add("Set-Cookie", set_cookie("session", None))
    return response


if __name__ == "__main__":
    # Flask's own server is for this computer; in front of users put gunicorn or the like, with one process.
    ${comment('#', NOTES.accessLog)}
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    app.run(host=os.environ.get("HOST") or "127.0.0.1", port=SETTINGS.port)
`.replace(/\n\n\n\n+/g, '\n\n\n');
}
