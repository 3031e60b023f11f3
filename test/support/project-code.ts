import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { SCOPES } from '../../src/core/catalogue/catalogue.js';
import { PROJECT_LAYOUTS, type ProjectFile, type ProjectOptions } from '../../src/core/project-code/options.js';
import { projectCode } from '../../src/core/project-code/project-code.js';
import { CookieJar } from '../../src/sandbox/app-under-test/cookie-jar.js';
import { HOSTILE } from './snippet-values.js';

/** What projects are made with; undefined where it could not be had. */
export const PROJECT_PACKAGES = process.env.SGID_CONSOLE_PROJECT_PACKAGES;

/** Every layout of a project. */
export const LAYOUTS = PROJECT_LAYOUTS.map(({ id }) => id);

/** An ordinary client that may ask for everything. */
export const ORDINARY_PROJECT: ProjectOptions = {
  target: 'express',
  layout: 'server',
  clientId: 'TEST-CLIENT',
  scopes: SCOPES.map(({ scope }) => scope),
  redirectUri: 'http://localhost:5001/api/redirect',
  origin: 'https://api.id.gov.sg',
};

/** One whose values try to end the literals and comments that they stand in. */
export const HOSTILE_PROJECT: ProjectOptions = {
  ...ORDINARY_PROJECT,
  clientId: `${HOSTILE.clientId}</script>-->\`\${x}\u0085`,
  scopes: [...HOSTILE.scopes, '__proto__', 'constructor', 'myinfo.vehicles', "myinfo.name'];//", 'a\r\nb', '"""', ''],
  redirectUri: `http://localhost:5001/api/redirect?q=${HOSTILE.clientId.replaceAll('#', '')}</script>*/\u2029`,
};

/** The origin of the pages, for a layout that has one of its own. */
export function withLayout(options: ProjectOptions, layout: ProjectOptions['layout']): ProjectOptions {
  return { ...options, layout, frontendOrigin: layout === 'single-page-two-domains' ? 'https://app.example.org' : '' };
}

/** Writes a project into a new folder, with its packages beside it where there are some. */
export async function writeFiles(folder: string, files: readonly ProjectFile[], packages?: string): Promise<void> {
  for (const { name, text } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  if (packages !== undefined) await symlink(packages, join(folder, 'node_modules'), 'junction');
}

/** Writes the project of some options and compiles it: what the compiler says, which is nothing where all is well. */
export async function compiledProject(folder: string, options: ProjectOptions): Promise<string> {
  await writeFiles(folder, projectCode(options), PROJECT_PACKAGES);
  const tsc = [resolve('node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', folder];
  const { stdout } = await promisify(execFile)(process.execPath, tsc).catch((error: { stdout: string }) => error);
  return stdout;
}

/** A browser with cookies, whose redirects are followed by whoever uses it. */
export class StepBrowser {
  readonly #jar = new CookieJar();

  /** Asks for one address and keeps its cookies. */
  async ask(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const address = new URL(url);
    const cookie = this.#jar.headerFor(address);
    const headers = { ...(init.headers as Record<string, string> | undefined), ...(cookie && { Cookie: cookie }) };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    this.#jar.keep(address, response.headers.getSetCookie());
    return response;
  }

  /** The Cookie header that an address would get. */
  cookieFor(url: URL): string {
    return this.#jar.headerFor(url) ?? '';
  }

  /** Where an address redirects to. */
  async redirectOf(url: string | URL): Promise<URL> {
    const response = await this.ask(url);
    await response.body?.cancel();
    return new URL(response.headers.get('location') ?? '', url);
  }

  /** Begins a login and stops before the redirect is delivered. */
  async begin(loginUrl: string): Promise<URL> {
    return this.redirectOf(await this.redirectOf(loginUrl));
  }
}
