import { ANSWERS, NOTES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';
import { destinations, headerMembers } from './headers.js';
import { loginFailure } from './login-failure.js';

/** The routes of an Express app. */
export function expressModule(model: ProjectModel): string {
  const { rendersPages, needsCors, routes } = model;
  const { done, started } = destinations(model);
  return source`
import express, { type Request, type Response } from 'express';
import { settings } from './config.js';
${only(rendersPages, "import { homePage, messagePage, personPage } from './pages.js';")}
import { endSession, personOf, readCookie, setCookie, startSession } from './sessions.js';
import { finishLogin, LoginRefused, startLogin } from './sgid.js';

const app = express();
app.disable('x-powered-by');

app.use((_request, response, next) => {
  response.set({
    ${headerMembers()}
  });
  next();
});
${only(
  needsCors,
  source`

${comment('//', NOTES.cors)}
app.use((request, response, next) => {
  response.vary('Origin');
  if (request.headers.origin === settings().frontendOrigin) {
    response.set({
      'Access-Control-Allow-Origin': settings().frontendOrigin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': 'GET, POST',
    });
  }
  if (request.method === 'OPTIONS') response.sendStatus(204);
  else next();
});
`,
)}
${only(
  rendersPages,
  source`

app.get('${routes.home}', (_request, response) => {
  response.send(homePage());
});
`,
)}

app.get('${routes.login}', (_request, response) => {
  const { url, browserId } = startLogin();
  response.append('Set-Cookie', setCookie('login', browserId));
  response.redirect(url);
});

app.get('${routes.redirect}', async (request, response) => {
  const query = new URL(request.originalUrl, settings().redirectUri).searchParams;
  const browserId = readCookie(request.headers.cookie, 'login');
  response.append('Set-Cookie', setCookie('login', undefined));
  try {
    const person = await finishLogin(query, browserId);
    endSession(readCookie(request.headers.cookie, 'session'));
    response.append('Set-Cookie', setCookie('session', startSession(person)));
    response.redirect(${done});
  } catch (error) {
    ${loginFailure(model, {
      page: (status, text) => `response.status(${status}).send(messagePage(${text}));`,
      away: (location) => `response.redirect(${location});`,
    })}
  }
});

app.get('${routes.person}', (request, response) => {
  const person = personOf(readCookie(request.headers.cookie, 'session'));
  ${
    rendersPages
      ? [
          `if (person === undefined) response.status(401).send(messagePage('${ANSWERS.loggedOut}'));`,
          'else response.send(personPage(person));',
        ]
      : [
          `if (person === undefined) response.status(401).json({ error: '${ANSWERS.loggedOut}' });`,
          'else response.json(person);',
        ]
  }
});

app.post('${routes.logout}', (request: Request, response: Response) => {
  ${comment('//', NOTES.origin)}
  if (!settings().ownOrigins.includes(request.headers.origin ?? '')) {
    response.status(403).send('${ANSWERS.foreign}');
    return;
  }
  endSession(readCookie(request.headers.cookie, 'session'));
  response.append('Set-Cookie', setCookie('session', undefined));
  ${rendersPages ? [`response.redirect(303, ${started});`] : ['response.sendStatus(204);']}
});

// Behind a proxy on another machine, HOST has to be 0.0.0.0.
const { port } = settings();
app.listen(port, process.env.HOST || '127.0.0.1', () => {
  console.log('Listening on port ' + port);
});
`.replace(/\n\n\n+/g, '\n\n');
}
