import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol, type Session } from 'electron';
import { resolveAppPath } from './app-origin.js';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.js';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Declares the scheme; has to run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves the built window from `root` and nothing else, each file under the strict policy. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    const path = request.method === 'GET' ? resolveAppPath(root, request.url) : undefined;
    if (path === undefined) return notFound();
    const type = CONTENT_TYPES[extname(path)];
    if (type === undefined) return notFound();
    try {
      return new Response(new Uint8Array(await readFile(path)), { headers: headersFor(type) });
    } catch {
      return notFound();
    }
  });
}

function headersFor(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: headersFor('text/plain; charset=utf-8') });
}
