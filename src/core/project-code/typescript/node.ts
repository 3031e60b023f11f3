import { ANSWERS, NOTES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';
import { destinations, headerMembers } from './headers.js';
import { loginFailure } from './login-failure.js';

/** A server on Node's own `http`, and nothing else. */
export function nodeModule(model: ProjectModel): string {
  const { rendersPages, needsCors, routes } = model;
  const { done, started } = destinations(model);
  const answer = rendersPages ? (text: string) => `messagePage('${text}')` : (text: string) => `{ error: '${text}' }`;
  return source`
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { settings } from './config.js';
${only(rendersPages, "import { homePage, messagePage, personPage } from './pages.js';")}
import { endSession, personOf, readCookie, setCookie, startSession } from './sessions.js';
import { finishLogin, LoginRefused, startLogin } from './sgid.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const ROUTES: Readonly<Record<string, Handler>> = {
  ${only(rendersPages, [`'GET ${routes.home}': (_request, response) => send(response, 200, homePage()),`])}
  'GET ${routes.login}': login,
  'GET ${routes.redirect}': redirect,
  'GET ${routes.person}': person,
  'POST ${routes.logout}': logout,
};

function login(_request: IncomingMessage, response: ServerResponse): void {
  const { url, browserId } = startLogin();
  response.appendHeader('Set-Cookie', setCookie('login', browserId));
  redirectTo(response, url);
}

async function redirect(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const query = urlOf(request).searchParams;
  const browserId = readCookie(request.headers.cookie, 'login');
  response.appendHeader('Set-Cookie', setCookie('login', undefined));
  try {
    const person = await finishLogin(query, browserId);
    endSession(readCookie(request.headers.cookie, 'session'));
    response.appendHeader('Set-Cookie', setCookie('session', startSession(person)));
    redirectTo(response, ${done});
  } catch (error) {
    ${loginFailure(model, {
      page: (status, text) => `send(response, ${status}, messagePage(${text}));`,
      away: (location) => `redirectTo(response, ${location});`,
    })}
  }
}

function person(request: IncomingMessage, response: ServerResponse): void {
  const found = personOf(readCookie(request.headers.cookie, 'session'));
  if (found === undefined) send(response, 401, ${answer(ANSWERS.loggedOut)});
  else send(response, 200, ${rendersPages ? 'personPage(found)' : 'found'});
}

function logout(request: IncomingMessage, response: ServerResponse): void {
  ${comment('//', NOTES.origin)}
  if (!settings().ownOrigins.includes(request.headers.origin ?? '')) {
    send(response, 403, ${answer(ANSWERS.foreign)});
    return;
  }
  endSession(readCookie(request.headers.cookie, 'session'));
  response.appendHeader('Set-Cookie', setCookie('session', undefined));
  ${rendersPages ? [`redirectTo(response, ${started});`] : ['send(response, 200, {});']}
}

function redirectTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { Location: location }).end();
}

function send(response: ServerResponse, status: number, body: ${rendersPages ? 'string' : 'object'}): void {
  ${
    rendersPages
      ? ["response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(body);"]
      : ["response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));"]
  }
}

function urlOf(request: IncomingMessage): URL {
  // Whatever a request names, it is for this server.
  return new URL((request.url ?? '/').replace(/^[^/].*|^\/{2,}/, '/'), settings().redirectUri);
}

${only(
  needsCors,
  source`
${comment('//', NOTES.cors)}
function allowFrontend(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Vary', 'Origin');
  if (request.headers.origin !== settings().frontendOrigin) return;
  response.setHeader('Access-Control-Allow-Origin', settings().frontendOrigin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
}
`,
)}

const HEADERS = new Headers({
  ${headerMembers()}
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeaders(HEADERS);
  ${only(needsCors, ['allowFrontend(request, response);', "if (request.method === 'OPTIONS') {", '  response.writeHead(204).end();', '  return;', '}'])}
  const route = request.method + ' ' + urlOf(request).pathname;
  const handler = Object.hasOwn(ROUTES, route) ? ROUTES[route] : undefined;
  if (handler === undefined) send(response, 404, ${answer(ANSWERS.missing)});
  else await handler(request, response);
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => {
    if (!response.headersSent) send(response, 500, ${answer(ANSWERS.failed)});
    else response.destroy();
  });
});

// Behind a proxy on another machine, HOST has to be 0.0.0.0.
const { port } = settings();
server.listen(port, process.env.HOST || '127.0.0.1', () => {
  console.log('Listening on port ' + port);
});
`.replace(/\n\n\n+/g, '\n\n');
}
