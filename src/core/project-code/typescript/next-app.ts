import { ANSWERS, NOTES } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';
import { destinations } from './headers.js';
import { loginFailure } from './login-failure.js';
import { messagePage, personElement } from './next-elements.js';
import type { NextRouter } from './next-project.js';

const LAYOUT = `import type { ReactNode } from 'react';

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`;

const LOGIN = `import { redirectTo } from '@/lib/answers';
import { setCookie } from '@/lib/sessions';
import { startLogin } from '@/lib/sgid';

// Every login is another.
export const dynamic = 'force-dynamic';

export function GET(): Response {
  const { url, browserId } = startLogin();
  return redirectTo(url, setCookie('login', browserId));
}
`;

/** Route handlers, and server components for pages. */
export const appRouter: NextRouter = {
  name: 'app router',
  handlerFile: (path) => fileOf(path, 'route.ts'),
  pageFile: (path) => fileOf(path, 'page.tsx'),
  redirect: redirectRoute,
  login: () => LOGIN,
  personPage,
  person: personRoute,
  logout: logoutRoute,
  answers: answersModule,
  browserMark: "'use client';\n\n",
  others: { 'app/layout.tsx': LAYOUT },
};

function fileOf(path: string, name: string): string {
  return `app${path === '/' ? '' : path}/${name}`;
}

function redirectRoute(model: ProjectModel): string {
  const { done } = destinations(model);
  const { rendersPages } = model;
  return source`
import { ${rendersPages ? 'message, ' : ''}redirectTo } from '@/lib/answers';
${only(!rendersPages, "import { settings } from '@/lib/config';")}
import { endSession, readCookie, setCookie, startSession } from '@/lib/sessions';
import { finishLogin, LoginRefused } from '@/lib/sgid';

/** Where sgID sends the browser back to. */
export async function GET(request: Request): Promise<Response> {
  const cookies = request.headers.get('cookie');
  const gone = setCookie('login', undefined);
  try {
    const person = await finishLogin(new URL(request.url).searchParams, readCookie(cookies, 'login'));
    endSession(readCookie(cookies, 'session'));
    return redirectTo(${done}, gone, setCookie('session', startSession(person)));
  } catch (error) {
    ${loginFailure(model, {
      page: (status, text) => `return message(${status}, ${text}, gone);`,
      away: (location) => `return redirectTo(${location}, gone);`,
    })}
  }
}
`;
}

function personPage(model: ProjectModel): string {
  return source`
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { PersonValues } from '@/lib/person-values';
import { personOf, readCookie } from '@/lib/sessions';

/** Who is logged in; whoever is not, starts anew. */
export default async function PersonPage() {
  const person = personOf(readCookie((await headers()).get('cookie'), 'session'));
  if (person === undefined) redirect('${model.routes.home}');
  ${personElement(model)}
}
`;
}

function personRoute({ needsCors }: ProjectModel): string {
  return source`
import { json } from '@/lib/answers';
import { personOf, readCookie } from '@/lib/sessions';

/** Who is logged in. */
export function GET(request: Request): Response {
  const person = personOf(readCookie(request.headers.get('cookie'), 'session'));
  const [status, body] = person === undefined ? [401, { error: '${ANSWERS.loggedOut}' }] : [200, person];
  return json(status, body${needsCors ? ', request' : ''});
}
`;
}

function logoutRoute(model: ProjectModel): string {
  const { rendersPages, needsCors } = model;
  const { started } = destinations(model);
  return source`
import { ${rendersPages ? 'message, redirectTo' : 'json'} } from '@/lib/answers';
import { settings } from '@/lib/config';
import { endSession, readCookie, setCookie } from '@/lib/sessions';

export function POST(request: Request): Response {
  ${comment('//', NOTES.origin)}
  if (!settings().ownOrigins.includes(request.headers.get('origin') ?? '')) {
    return ${rendersPages ? `message(403, '${ANSWERS.foreign}')` : `json(403, { error: '${ANSWERS.foreign}' }${needsCors ? ', request' : ''})`};
  }
  endSession(readCookie(request.headers.get('cookie'), 'session'));
  const gone = setCookie('session', undefined);
  return ${rendersPages ? `redirectTo(${started}, gone)` : `json(200, {}${needsCors ? ', request' : ', undefined'}, gone)`};
}
`;
}

function answersModule(model: ProjectModel): string {
  const { rendersPages, needsCors } = model;
  return source`
${only(needsCors, "import { settings } from './config';")}

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

export function redirectTo(location: string, ...cookies: readonly string[]): Response {
  return new Response(null, { status: 303, headers: withCookies({ Location: location }, cookies) });
}

${only(
  rendersPages,
  source`
/** A page with a text of the app's own: no value of anybody is in it. */
export function message(status: number, text: string, ...cookies: readonly string[]): Response {
  ${messagePage(model)}
  const headers = withCookies({ 'Content-Type': 'text/html; charset=utf-8' }, cookies);
  return new Response(page, { status, headers });
}
`,
)}
${only(
  !rendersPages,
  source`
export function json(status: number, body: object, ${needsCors ? 'request: Request' : '_request?: Request'}, ...cookies: readonly string[]): Response {
  const headers = withCookies(${needsCors ? 'corsHeaders(request)' : '{}'}, cookies);
  return Response.json(body, { status, headers });
}
`,
)}
${only(
  needsCors,
  source`

${comment('//', NOTES.cors)}
function corsHeaders(request: Request): Record<string, string> {
  const { frontendOrigin } = settings();
  if (request.headers.get('origin') !== frontendOrigin) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': frontendOrigin,
    'Access-Control-Allow-Credentials': 'true',
  };
}
`,
)}

function withCookies(given: Record<string, string>, cookies: readonly string[]): Headers {
  const headers = new Headers({ ...HEADERS, ...given });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}
`.replace(/^\n+/, '');
}
