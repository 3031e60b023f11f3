import { commonFiles } from '../common-files.js';
import { ANSWERS, NOTES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { comment, only, source } from '../source.js';
import {
  browserPage,
  homeElement,
  NEXT_STEPS,
  nextFiles,
  originNote,
  outcomes,
  personElement,
  typescript,
} from './next-shared.js';

/** Next.js with the pages router: API routes, and pages with `getServerSideProps`. */
export function nextPagesProject(model: ProjectModel): readonly ProjectFile[] {
  const { rendersPages, needsCors, routes } = model;
  const home = routes.home === '/' ? 'pages/index.tsx' : `pages${routes.home}.tsx`;
  const depth = (path: string) => '../'.repeat(path.split('/').length - 1);
  const api = (path: string, make: (up: string) => string) => typescript(`pages${path}.ts`, make(depth(path)));
  return [
    api(routes.redirect, (up) => redirectHandler(model, up)),
    api(routes.login, loginHandler),
    ...(rendersPages
      ? [
          typescript(`pages${routes.person}.tsx`, personPage(model, depth(routes.person))),
          typescript(home, homePage(model)),
        ]
      : [api(routes.person, (up) => personHandler(model, up))]),
    ...(rendersPages || needsCors
      ? []
      : [typescript(home, browserPage('../lib/browser').replace("'use client';\n\n", ''))]),
    api(routes.logout, (up) => logoutHandler(model, up)),
    typescript('lib/answers.ts', answersModule(model)),
    ...nextFiles(model),
    ...commonFiles(model, { ...NEXT_STEPS, title: 'Next.js, pages router, with the official SDK' }, '.env.local'),
  ];
}

const TYPES = "import type { NextApiRequest, NextApiResponse } from 'next';";

function loginHandler(up: string): string {
  return source`
${TYPES}
import { prepare } from '${up}lib/answers';
import { setCookie } from '${up}lib/sessions';
import { startLogin } from '${up}lib/sgid';

export default function login(request: NextApiRequest, response: NextApiResponse): void {
  if (!prepare(request, response, 'GET')) return;
  const { url, browserId } = startLogin();
  response.setHeader('Set-Cookie', setCookie('login', browserId));
  response.redirect(303, url);
}
`;
}

function redirectHandler(model: ProjectModel, up: string): string {
  const { done, failed } = outcomes(model);
  const { rendersPages } = model;
  return source`
${TYPES}
import { ${rendersPages ? 'message, ' : ''}prepare } from '${up}lib/answers';
import { settings } from '${up}lib/config';
import { endSession, readCookie, setCookie, startSession } from '${up}lib/sessions';
import { finishLogin, LoginRefused } from '${up}lib/sgid';

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
    const refused = error instanceof LoginRefused;
    console.error('Login failed:', error instanceof Error ? error.message : 'unknown reason');
    ${
      rendersPages
        ? [`message(response, refused ? 403 : 502, refused ? '${ANSWERS.refused}' : '${ANSWERS.failed}');`]
        : [`response.redirect(303, ${failed});`]
    }
  }
}
`;
}

function personPage(model: ProjectModel, up: string): string {
  return source`
import type { GetServerSideProps } from 'next';
import { personOf, readCookie } from '${up}lib/sessions';
import type { Person } from '${up}lib/sgid-data';

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
  return (
    ${personElement(model)}
  );
}
`;
}

function homePage(model: ProjectModel): string {
  return source`
export default function HomePage() {
  return (
    ${homeElement(model)}
  );
}
`;
}

function personHandler(_model: ProjectModel, up: string): string {
  return source`
${TYPES}
import { prepare } from '${up}lib/answers';
import { personOf, readCookie } from '${up}lib/sessions';

/** Who is logged in. */
export default function whoIsLoggedIn(request: NextApiRequest, response: NextApiResponse): void {
  if (!prepare(request, response, 'GET')) return;
  const person = personOf(readCookie(request.headers.cookie, 'session'));
  if (person === undefined) response.status(401).json({ error: '${ANSWERS.loggedOut}' });
  else response.json(person);
}
`;
}

function logoutHandler(model: ProjectModel, up: string): string {
  const { rendersPages } = model;
  const { started } = outcomes(model);
  return source`
${TYPES}
import { ${rendersPages ? 'message, ' : ''}prepare } from '${up}lib/answers';
import { settings } from '${up}lib/config';
import { endSession, readCookie, setCookie } from '${up}lib/sessions';

export default function logout(request: NextApiRequest, response: NextApiResponse): void {
  if (!prepare(request, response, 'POST')) return;
  ${originNote}
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

function answersModule({ rendersPages, needsCors, routes }: ProjectModel): string {
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
  const page = '<!doctype html><html lang="en"><title>' + text + '</title><h1>' + text + '</h1>';
  response.status(status).setHeader('Content-Type', 'text/html; charset=utf-8');
  response.send(page + '<p><a href="${routes.home}">Start again</a></p></html>');
}
`,
)}
`;
}
