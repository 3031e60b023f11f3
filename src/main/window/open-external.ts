import { shell } from 'electron';
import { ConsoleError } from '../../core/errors.js';
import { readLocalUrl } from '../../sandbox/app-under-test/browser.js';

/** Where the window's links to standards and documentation may lead. */
const DOCUMENTATION_HOSTS: ReadonlySet<string> = new Set([
  'www.rfc-editor.org',
  'openid.net',
  'fetch.spec.whatwg.org',
  'csrc.nist.gov',
  'docs.id.gov.sg',
  'developer.id.gov.sg',
]);

/** Opens a link to a standard in the system browser. Throws `link-refused` for anything else. */
export async function openDocumentation(url: string): Promise<void> {
  const parsed = parse(url);
  if (parsed?.protocol !== 'https:' || !DOCUMENTATION_HOSTS.has(parsed.host)) throw refused();
  await shell.openExternal(parsed.href);
}

/**
 * Opens the authorization URL of a run: https, or http on a loopback address, and only the URL that the run made.
 *
 * Throws `link-refused` for any other.
 */
export async function openAuthorizationUrl(url: string): Promise<void> {
  const parsed = parse(url);
  const loopback = parsed !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
  const allowed = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && loopback);
  if (parsed === undefined || !allowed || parsed.username !== '' || parsed.password !== '') throw refused();
  await shell.openExternal(parsed.href);
}

/** Opens where a login at the user's own app begins: an address of this computer. Throws `link-refused` for any other. */
export async function openLocalUrl(url: string): Promise<void> {
  const local = readLocalUrl(url);
  if (local === undefined) throw refused();
  await shell.openExternal(local.href);
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function refused(): ConsoleError {
  return new ConsoleError(
    'ipc',
    'link-refused',
    'The console opens only authorization URLs, links to standards, and login URLs on this computer.',
  );
}
