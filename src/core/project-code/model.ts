import { ConsoleError } from '../errors.js';
import { isLoopbackHost, isPlainHost, readOrigin } from '../oidc/origin.js';
import { NOTES } from './facts.js';
import { type DataMember, dataMembers } from './members.js';
import type { ProjectOptions } from './options.js';

/** The paths that a project answers at. */
export interface ProjectRoutes {
  /** The page to start from; an app of its own has it elsewhere. */
  readonly home: string;
  readonly login: string;
  readonly redirect: string;
  /** The person who is logged in: a page, or JSON. */
  readonly person: string;
  readonly logout: string;
}

/** All that a project is made from, worked out once; each target puts it into its own language. */
export interface ProjectModel {
  readonly options: ProjectOptions;
  /** Whether the server makes the pages. */
  readonly rendersPages: boolean;
  readonly routes: ProjectRoutes;
  /** Where the pages of a single-page app come from; undefined where the server makes them. */
  readonly frontendOrigin: string | undefined;
  /** Whether pages and server have different origins, so that CORS is needed. */
  readonly needsCors: boolean;
  /** Of the cookie that says who is logged in. */
  readonly sameSite: 'Lax' | 'None';
  /** What the server listens on by default, on this computer. */
  readonly port: number;
  readonly members: readonly DataMember[];
  /** What to say of the cookies, a sentence or two each. */
  readonly cookieNotes: readonly string[];
}

const DEFAULT_PORT = 5001;
/** What routers of every framework take as it is, and no pattern. */
const PLAIN_PATH = /^(?:\/[A-Za-z0-9][A-Za-z0-9._~-]*)+$|^\/$/;

/**
 * Works out what a project is made from.
 *
 * @throws ConsoleError `code-redirect-uri`, `code-redirect-path`, `code-scopes`, `code-frontend-origin`, and the
 * `environment-…` codes of an origin that is none
 */
export function projectModel(options: ProjectOptions): ProjectModel {
  const { layout } = options;
  const redirect = redirectUrl(options.redirectUri);
  if (!options.scopes.includes('openid')) {
    throw new ConsoleError(
      'config',
      'code-scopes',
      'Expected openid among the scopes: sgID answers no request without it.',
      {
        spec: 'OIDC 3.1.2.1',
      },
    );
  }
  const frontendOrigin = layout === 'server' ? undefined : frontendOf(options, redirect);
  const needsCors = frontendOrigin !== undefined && frontendOrigin !== redirect.origin;
  const sameSite = needsCors && !isSameSite(new URL(frontendOrigin), redirect) ? 'None' : 'Lax';
  return {
    options: { ...options, origin: readOrigin(options.origin) },
    rendersPages: layout === 'server',
    routes: routesOf(options, redirect.pathname),
    frontendOrigin,
    needsCors,
    sameSite,
    port: redirect.protocol === 'http:' && redirect.port !== '' ? Number(redirect.port) : DEFAULT_PORT,
    members: dataMembers(options.scopes),
    cookieNotes: [
      NOTES.login,
      sameSite === 'None' ? NOTES.sessionNone : NOTES.sessionLax,
      NOTES.secure,
      NOTES.noDomain,
    ],
  };
}

function redirectUrl(redirectUri: string): URL {
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
  const isWeb = (url?.protocol === 'http:' || url?.protocol === 'https:') && url.username === '' && url.password === '';
  if (url === undefined || !isWeb || url.hash !== '' || !isPlainHost(url.hostname)) {
    throw new ConsoleError(
      'config',
      'code-redirect-uri',
      'Expected a redirect URI of a server: http or https, without # and without a user name.',
      {
        hint: 'Choose another redirect URI of the client.',
        spec: 'RFC 6749 3.1.2',
      },
    );
  }
  if (PLAIN_PATH.test(url.pathname)) return url;
  throw new ConsoleError(
    'config',
    'code-redirect-path',
    'Expected the redirect URI to have a path of letters, digits, and . _ ~ - between slashes; routers read other characters as patterns.',
    { hint: 'Register one such as /api/redirect for this client.' },
  );
}

function notUnderApi(): ConsoleError {
  return new ConsoleError(
    'config',
    'code-redirect-path',
    'Expected the path of the redirect URI to start with /api/: the pages router answers such a request nowhere else.',
    { hint: 'Register one such as /api/redirect for this client, or choose the app router.' },
  );
}

function frontendOf({ layout, frontendOrigin = '' }: ProjectOptions, redirect: URL): string {
  const given = frontendOrigin.trim();
  if (given === '' && layout === 'single-page') return redirect.origin;
  const origin = URL.canParse(given) ? readOrigin(given) : undefined;
  const isOther = origin !== redirect.origin;
  if (origin !== undefined && isOther === (layout === 'single-page-two-domains')) return origin;
  throw new ConsoleError(
    'config',
    'code-frontend-origin',
    layout === 'single-page'
      ? 'Expected the front end to have the origin of the redirect URI, as one domain has.'
      : 'Expected the origin that the front end comes from, and another than the redirect URI’s.',
    {
      hint:
        given === '' || given.includes('://')
          ? 'Scheme, host and port: https://app.example.com, or http://localhost:3000.'
          : 'Write the scheme too: https://app.example.com, or http://localhost:3000.',
    },
  );
}

/** Surely one site; where only a list of public suffixes could tell, it is taken for two. */
function isSameSite(one: URL, other: URL): boolean {
  if (one.protocol !== other.protocol) return false;
  if (one.hostname === other.hostname) return true;
  if (isLoopbackHost(one.hostname) || isLoopbackHost(other.hostname)) return false;
  return one.hostname.endsWith(`.${other.hostname}`) || other.hostname.endsWith(`.${one.hostname}`);
}

/** Next.js' pages router answers requests other than for pages under `/api` alone. */
function routesOf({ layout, target }: ProjectOptions, redirect: string): ProjectRoutes {
  const rendersPages = layout === 'server';
  const isUnderApi = target === 'next-pages';
  const prefix = rendersPages && !isUnderApi ? '' : '/api';
  if (isUnderApi && !redirect.startsWith('/api/')) throw notUnderApi();
  const taken = new Set([redirect]);
  const free = (path: string, other: string) => {
    const found = taken.has(path) ? other : path;
    taken.add(found);
    return found;
  };
  return {
    redirect,
    home: free('/', '/start'),
    login: free(`${prefix}/login`, `${prefix}/sgid-login`),
    person: rendersPages ? free('/profile', '/person') : free('/api/me', '/api/person'),
    logout: free(`${prefix}/logout`, `${prefix}/sgid-logout`),
  };
}
