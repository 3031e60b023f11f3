import { ANSWERS, NOTES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, linesOf, only, source } from '../source.js';
import { PAGE_HEADERS } from '../typescript/pages.js';

/** What every answer has, and the pages of a project whose server makes them. */
export function pythonAnswersModule({ rendersPages, needsCors, routes }: ProjectModel): string {
  return source`
"""${rendersPages ? 'The pages, and what every answer has.' : 'What every answer has.'}"""

${only(rendersPages, ['import html', 'import json', 'from collections.abc import Iterable', ''])}
${only(needsCors || rendersPages, [...(needsCors ? ['from config import SETTINGS'] : []), ...(rendersPages ? ['from sgid_data import Person'] : []), '', ''])}
_HEADERS = {
    ${PAGE_HEADERS.map(([name, value]) => `"${name}": "${value}",`)}
}


${only(needsCors, comment('#', NOTES.cors))}
def headers_for(origin: str | None) -> dict[str, str]:
    ${
      needsCors
        ? linesOf(`if origin != SETTINGS.frontend_origin:
    return {**_HEADERS, "Vary": "Origin"}
return {
    **_HEADERS,
    "Vary": "Origin",
    "Access-Control-Allow-Origin": SETTINGS.frontend_origin,
    "Access-Control-Allow-Credentials": "true",
}`)
        : ['return _HEADERS']
    }
${only(
  rendersPages,
  source`


def home_page() -> str:
    return _page("Log in", '<p><a href="${routes.login}">Log in with sgID</a></p>')


def person_page(person: Person) -> str:
    logout = '<form method="post" action="${routes.logout}"><button>Log out</button></form>'
    return _page("Logged in", "<dl>" + "".join(_rows(person)) + "</dl>" + logout)


def message_page(message: str) -> str:
    return _page(message, '<p><a href="${routes.home}">Start again</a></p>')


def _rows(person: Person) -> Iterable[str]:
    for name, value in [("sub", person["sub"]), *person["data"].items()]:
        text = "cannot be read" if name in person["unreadable"] else _shown(value)
        yield f"<dt>{html.escape(name)}</dt><dd>{text}</dd>"


# A value as markup: lines one below the other, records as a table.
def _shown(value: object) -> str:
    if value is None:
        return "not held"
    if isinstance(value, dict):
        return _table([value])
    if not isinstance(value, list):
        return html.escape(value if isinstance(value, str) else json.dumps(value))
    if not value:
        return "none"
    if all(isinstance(one, dict) for one in value):
        return _table(value)
    return "<br>".join(_shown(one) for one in value)


def _table(records: list[dict[str, object]]) -> str:
    names = list(dict.fromkeys(name for record in records for name in record))
    head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
    rows = ["".join(f"<td>{_shown(record.get(name))}</td>" for name in names) for record in records]
    return '<table border="1"><tr>' + "</tr><tr>".join([head, *rows]) + "</tr></table>"


def _page(title: str, body: str) -> str:
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{html.escape(title)}</title>'
    return f"{head}<h1>{html.escape(title)}</h1>{body}</html>"
`,
)}
`
    .replace(/\n\n\n\n+/g, '\n\n\n')
    .replace(/\n+$/, '\n');
}

/** The expressions of where a browser goes after a login, and after one that failed. */
export function pythonDestinations({ rendersPages, routes }: ProjectModel) {
  return rendersPages
    ? { done: `"${routes.person}"`, started: `"${routes.home}"` }
    : { done: 'SETTINGS.frontend_origin + "/"', started: 'SETTINGS.frontend_origin + "/"' };
}

/** How a server answers a login that failed, in words of its framework. */
interface FailureAnswers {
  /** Where its log is. */
  readonly log: string;
  /** The statement that answers with a page, from the expressions of its text and of its status. */
  readonly page: (text: string, status: string) => string;
  /** The statement that sends the browser to an address, from its expression. */
  readonly away: (location: string) => string;
}

/** The body of an except clause around a login: what the log is told, and then the user. */
export function pythonLoginFailure(model: ProjectModel, { log, page, away }: FailureAnswers): readonly string[] {
  const { started } = pythonDestinations(model);
  return [
    'refused = isinstance(error, LoginRefused)',
    '# What sgID answered may be in the text of an error; its kind is enough.',
    `${log}.warning("Login failed: %s", error if refused else type(error).__name__)`,
    ...(model.rendersPages
      ? [
          `text = "${ANSWERS.refused}" if refused else "${ANSWERS.failed}"`,
          page('message_page(text)', '403 if refused else 502'),
        ]
      : [away(`${started} + ("?login=refused" if refused else "?login=failed")`)]),
  ];
}
