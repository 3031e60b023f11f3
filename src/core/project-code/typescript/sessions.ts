import { COOKIES, MOST_KEPT, NOTES, SECONDS } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, source } from '../source.js';

/**
 * Logins under way, sessions, and their cookies.
 *
 * @param bundled whether the framework bundles routes apart, each with modules of its own
 */
export function sessionsModule(
  { sameSite, cookieNotes }: ProjectModel,
  { bundled = false, importEnd = '.js' } = {},
): string {
  return source`
import { randomBytes } from 'node:crypto';
import { settings } from './config${importEnd}';
import type { Person } from './sgid-data${importEnd}';

${comment('//', NOTES.serverSide)}
export interface Login {
  /** Of the browser that started it. */
  readonly browserId: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

interface Kept<T> {
  readonly value: T;
  readonly endsAt: number;
}

interface Store {
  readonly logins: Map<string, Kept<Login>>;
  readonly sessions: Map<string, Kept<Person>>;
}

${comment('//', NOTES.memory)}
${
  bundled
    ? [
        '// Next.js bundles each route apart: what they share has to hang on something that there is once.',
        'const shared = globalThis as { sgidStore?: Store };',
        'shared.sgidStore ??= { logins: new Map(), sessions: new Map() };',
        'const { logins, sessions } = shared.sgidStore;',
      ]
    : ['const { logins, sessions }: Store = { logins: new Map(), sessions: new Map() };']
}

/** A value that nobody can guess. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Keeps a login until its state comes back, for ${SECONDS.login / 60} minutes at most. */
export function keepLogin(state: string, login: Login): void {
  keep(logins, state, login, ${SECONDS.login});
}

${comment('//', NOTES.takenFirst, NOTES.bound)}
export function takeLogin(state: string, browserId: string): Login | undefined {
  const login = find(logins, state);
  if (login?.browserId !== browserId) return undefined;
  logins.delete(state);
  return login;
}

${comment('//', NOTES.newId)}
export function startSession(person: Person): string {
  const id = newSecret();
  keep(sessions, id, person, ${SECONDS.session});
  return id;
}

export function personOf(sessionId: string | undefined): Person | undefined {
  return sessionId === undefined ? undefined : find(sessions, sessionId);
}

export function endSession(sessionId: string | undefined): void {
  if (sessionId !== undefined) sessions.delete(sessionId);
}

function keep<T>(map: Map<string, Kept<T>>, id: string, value: T, seconds: number): void {
  const now = Date.now();
  // The oldest come first: what has ended goes, and so does what is too much.
  for (const [old, { endsAt }] of map) {
    if (endsAt > now && map.size < ${MOST_KEPT}) break;
    map.delete(old);
  }
  map.set(id, { value, endsAt: now + seconds * 1000 });
}

function find<T>(map: Map<string, Kept<T>>, id: string): T | undefined {
  const kept = map.get(id);
  return kept !== undefined && kept.endsAt > Date.now() ? kept.value : undefined;
}

${comment('//', ...cookieNotes)}
const COOKIES = {
  login: { name: '${COOKIES.login}', sameSite: 'Lax', seconds: ${SECONDS.login} },
  session: { name: '${COOKIES.session}', sameSite: '${sameSite}', seconds: ${SECONDS.session} },
} as const;
export type CookieName = keyof typeof COOKIES;

/** A Set-Cookie header; no value takes the cookie away. */
export function setCookie(cookie: CookieName, value: string | undefined): string {
  const { sameSite, seconds } = COOKIES[cookie];
  const secure = settings().isHttps${sameSite === 'None' ? " || sameSite === 'None'" : ''} ? '; Secure' : '';
  const age = value === undefined ? 0 : seconds;
  return nameOf(cookie) + '=' + (value ?? '') + '; Path=/; Max-Age=' + age + '; HttpOnly; SameSite=' + sameSite + secure;
}

/** The value of a cookie in a Cookie header. */
export function readCookie(header: string | null | undefined, cookie: CookieName): string | undefined {
  const start = nameOf(cookie) + '=';
  const found = (header ?? '').split(/; */).find((pair) => pair.startsWith(start));
  return found?.slice(start.length);
}

function nameOf(cookie: CookieName): string {
  return (settings().isHttps ? '__Host-' : '') + COOKIES[cookie].name;
}
`;
}
