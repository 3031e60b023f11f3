import { ANSWERS, NOTES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';
import { destinations } from './headers.js';
import { loginFailure } from './login-failure.js';
import { messagePage, personElement } from './next-elements.js';
import type { NextRouter } from './next-project.js';

const TYPES = "import type { NextApiRequest, NextApiResponse } from 'next';";

const LOGIN = source`
${TYPES}
import { prepare } from '@/lib/answers';
import { setCookie } from '@/lib/sessions';
import { startLogin } from '@/lib/sgid';

export default function login(request: NextApiRequest, response: NextApiResponse): void {
  if (!prepare(request, response, 'GET')) return;
  const { url, browserId } = startLogin();
  response.setHeader('Set-Cookie', setCookie('login', browserId));
  response.redirect(303, url);
}
`;

const PERSON = source`
${TYPES}
import { prepare } from '@/lib/answers';
import { personOf, readCookie } from '@/lib/sessions';

/** Who is logged in. */
export default function whoIsLoggedIn(request: NextApiRequest, response: NextApiResponse): void {
  if (!prepare(request, response, 'GET')) return;
  const person = personOf(readCookie(request.headers.cookie, 'session'));
  if (person === undefined) response.status(401).json({ error: '${ANSWERS.loggedOut}' });
  else response.json(person);
}
`;

/** API routes, and pages with `getServerSideProps`. */
export const pagesRouter: NextRouter = {
  name: 'pages router',
  handlerFile: (path) => `pages${path}.ts`,
  pageFile: (path) => `pages${path === '/' ? '/index' : path}.tsx`,
  redirect: redirectHandler,
  login: () => LOGIN,
  personPage,
  person: () => PERSON,
  logout: logoutHandler,
  answers: answersModule,
  browserMark: '',
  others: {},
};

function redirectHandler(model: ProjectModel): string {
  const { done } = destinations(model);
  const { rendersPages } = model;
  return source`
${TYPES}
import { ${rendersPages ? 'message, ' : ''}prepare } from '@/lib/answers';
import { settings } from '@/lib/config';
import { endSession, readCookie, setCookie, startSession } from '@/lib/sessions';
import { finishLogin, LoginRefused } from '@/lib/sgid';

/** Where sgID sends the browser back to. */
export default async function backFromSgid(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  if (!prepare(request, response, 'GET')) return;
  const { cookie } = request.headers;
  const query = new URL(request.url ?? '/', settings().redirectUri).searchParams;
  const gone = setCookie('login', undefined);
  response.setHeader('Set-Cookie', gone);
  try {
    const person = await finishLogin(query, readCookie(cookie, 'login'));
    endSession(readCookie(cookie, 'session'));
    response.setHeader('Set-Cookie', [gone, setCookie('session', startSession(person))]);
    response.redirect(303, ${done});
  } catch (error) {
    ${loginFailure(model, {
      page: (status, text) => `message(response, ${status}, ${text});`,
      away: (location) => `response.redirect(303, ${location});`,
    })}
  }
}
`;
}

function personPage(model: ProjectModel): string {
  return source`
import type { GetServerSideProps } from 'next';
import { PersonValues } from '@/lib/person-values';
import { personOf, readCookie } from '@/lib/sessions';
import type { Person } from '@/lib/sgid-data';

interface Props {
  readonly person: Person;
}

/** Who is logged in; whoever is not, starts anew. */
export const getServerSideProps: GetServerSideProps<Props> = async ({ req, res }) => {
  res.setHeader('Cache-Control', 'no-store');
  const person = personOf(readCookie(req.headers.cookie, 'session'));
  if (person === undefined) return { redirect: { destination: '${model.routes.home}', permanent: false } };
  return { props: { person } };
};

export default function PersonPage({ person }: Props) {
  ${personElement(model)}
}
`;
}

function logoutHandler(model: ProjectModel): string {
  const { rendersPages } = model;
  const { started } = destinations(model);
  return source`
${TYPES}
import { ${rendersPages ? 'message, ' : ''}prepare } from '@/lib/answers';
import { settings } from '@/lib/config';
import { endSession, readCookie, setCookie } from '@/lib/sessions';

export default function logout(request: NextApiRequest, response: NextApiResponse): void {
  if (!prepare(request, response, 'POST')) return;
  ${comment('//', NOTES.origin)}
  if (!settings().ownOrigins.includes(request.headers.origin ?? '')) {
    ${rendersPages ? `message(response, 403, '${ANSWERS.foreign}');` : `response.status(403).json({ error: '${ANSWERS.foreign}' });`}
    return;
  }
  endSession(readCookie(request.headers.cookie, 'session'));
  response.setHeader('Set-Cookie', setCookie('session', undefined));
  ${rendersPages ? `response.redirect(303, ${started});` : 'response.status(204).end();'}
}
`;
}

function answersModule(model: ProjectModel): string {
  const { rendersPages, needsCors } = model;
  return source`
${TYPES}
${only(needsCors, "import { settings } from './config';")}

/** The headers of every answer; false where the method is another, which was then said. */
export function prepare(request: NextApiRequest, response: NextApiResponse, method: 'GET' | 'POST'): boolean {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  ${only(
    needsCors,
    source`
${comment('//', NOTES.cors)}
response.setHeader('Vary', 'Origin');
if (request.headers.origin === settings().frontendOrigin) {
  response.setHeader('Access-Control-Allow-Origin', settings().frontendOrigin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
}
`,
  )}
  if (request.method === method) return true;
  response.setHeader('Allow', method);
  response.status(405).end();
  return false;
}
${only(
  rendersPages,
  source`

/** A page with a text of the app's own: no value of anybody is in it. */
export function message(response: NextApiResponse, status: number, text: string): void {
  ${messagePage(model)}
  response.status(status).setHeader('Content-Type', 'text/html; charset=utf-8');
  response.send(page);
}
`,
)}
`;
}
