import { createServer } from 'node:http';
import { freePort } from './free-port.js';

/** A web server of the test's own that notes what it is asked for. */
export interface OwnServer {
  readonly origin: string;
  readonly port: number;
  /** The paths asked for so far, oldest first. */
  readonly asked: string[];
  readonly stop: () => Promise<void>;
}

/** Serves a script to whoever asks: what a page of the app must never load. */
export async function startOwnServer(port?: number): Promise<OwnServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' });
    response.end('globalThis.remoteScriptRan = true;');
  });
  const listenOn = port ?? (await freePort());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listenOn, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${listenOn}`,
    port: listenOn,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
