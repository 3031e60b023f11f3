import { ANSWERS, NOTES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';
import { pythonDestinations, pythonLoginFailure } from './answers.js';

/** The routes of a FastAPI app; they are no coroutines, since the SDK waits for its answers. */
export function fastapiModule(model: ProjectModel): string {
  const { rendersPages, routes } = model;
  const { done, started } = pythonDestinations(model);
  return source`
"""A FastAPI app that logs people in with sgID."""

import logging
import os

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import ${rendersPages ? 'HTMLResponse' : 'JSONResponse'}, PlainTextResponse, RedirectResponse

from answers import ${rendersPages ? 'headers_for, home_page, message_page, person_page' : 'headers_for'}
from config import SETTINGS
from sessions import end_session, person_of, read_cookie, set_cookie, start_session
from sgid_login import LoginRefused, finish_login, start_login

log = logging.getLogger("uvicorn.error")
app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)


@app.middleware("http")
async def add_headers(request: Request, call_next):
    response = await call_next(request)
    response.headers.update(headers_for(request.headers.get("origin")))
    return response


${only(
  rendersPages,
  source`
@app.get("${routes.home}")
def home() -> Response:
    return HTMLResponse(home_page())


`,
)}
@app.get("${routes.login}")
def login() -> Response:
    url, browser_id = start_login()
    response = RedirectResponse(url, 303)
    response.headers.append("Set-Cookie", set_cookie("login", browser_id))
    return response


# The functions wait for sgID, so they are no coroutines: FastAPI runs them in threads.
@app.get("${routes.redirect}")
def back_from_sgid(request: Request) -> Response:
    cookies = request.headers.get("cookie")
    response: Response
    try:
        person = finish_login(request.url.query, read_cookie(cookies, "login"))
    except Exception as error:
        ${pythonLoginFailure(model, {
          log: 'log',
          page: (text, status) => `response = HTMLResponse(${text}, ${status})`,
          away: (location) => `response = RedirectResponse(${location}, 303)`,
        })}
    else:
        end_session(read_cookie(cookies, "session"))
        response = RedirectResponse(${done}, 303)
        response.headers.append("Set-Cookie", set_cookie("session", start_session(person)))
    response.headers.append("Set-Cookie", set_cookie("login", None))
    return response


@app.get("${routes.person}")
def who_is_logged_in(request: Request) -> Response:
    person = person_of(read_cookie(request.headers.get("cookie"), "session"))
    if person is None:
        return ${rendersPages ? `HTMLResponse(message_page("${ANSWERS.loggedOut}"), 401)` : `JSONResponse({"error": "${ANSWERS.loggedOut}"}, 401)`}
    return ${rendersPages ? 'HTMLResponse(person_page(person))' : 'JSONResponse(person)'}


@app.post("${routes.logout}")
def logout(request: Request) -> Response:
    ${comment('#', NOTES.origin)}
    if request.headers.get("origin") not in SETTINGS.own_origins:
        return PlainTextResponse("${ANSWERS.foreign}", 403)
    end_session(read_cookie(request.headers.get("cookie"), "session"))
    response: Response = ${rendersPages ? `RedirectResponse(${started}, 303)` : 'Response(status_code=204)'}
    response.headers.append("Set-Cookie", set_cookie("session", None))
    return response


if __name__ == "__main__":
    ${comment('#', 'One process: logins and sessions are in its memory.', NOTES.accessLog)}
    host = os.environ.get("HOST") or "127.0.0.1"
    uvicorn.run(app, host=host, port=SETTINGS.port, access_log=False)
`.replace(/\n\n\n\n+/g, '\n\n\n');
}
