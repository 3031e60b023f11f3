import { createHash, randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the app needs to know of the sandbox, which is there later than its address. */
export interface TinyClient {
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** An app in this process that logs people in with little more than fetch, and never looks at the ID token. */
export interface TinyApp {
  readonly loginUrl: string;
  readonly redirectUri: string;
  /** What it was asked for, path by path. */
  readonly asked: readonly string[];
  client: TinyClient | undefined;
  /** Ends a good login in place of its own page. */
  onLoggedIn: ((response: ServerResponse) => void) | undefined;
  /** Whether it compares the state. */
  checksState: boolean;
  readonly stop: () => Promise<void>;
}

export async function startTinyApp(): Promise<TinyApp> {
  const sessions = new Map<string, { readonly state: string; readonly verifier: string }>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', app.loginUrl);
    asked.push(url.pathname);
    const { client } = app;
    if (client === undefined) response.writeHead(503).end();
    else if (url.pathname === '/login') begin(response, client);
    else if (url.pathname === '/api/redirect') {
      // A sandbox that stops meanwhile closes the connection: the app says so, as any other would.
      const failed = () => response.writeHead(502).end('<h1>Failed</h1>');
      finish(response, client, url, request.headers.cookie ?? '').catch(failed);
    } else response.writeHead(401).end('<h1>Log in first</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const app: TinyApp = {
    loginUrl: `http://127.0.0.1:${port}/login`,
    redirectUri: `http://127.0.0.1:${port}/api/redirect`,
    asked,
    client: undefined,
    onLoggedIn: undefined,
    checksState: true,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const begin = (response: ServerResponse, { origin, clientId }: TinyClient) => {
    const [id, state, verifier] = [1, 2, 3].map(() => randomBytes(32).toString('base64url')) as [
      string,
      string,
      string,
    ];
    sessions.set(id, { state, verifier });
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'openid myinfo.name',
      redirect_uri: app.redirectUri,
      state,
      nonce: randomBytes(32).toString('base64url'),
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const location = `${origin}/v2/oauth/authorize?${query}`;
    response.writeHead(302, { Location: location, 'Set-Cookie': `session=${id}; Path=/` }).end();
  };
  const finish = async (response: ServerResponse, client: TinyClient, { searchParams }: URL, cookies: string) => {
    const session = sessions.get(/session=([^;]+)/.exec(cookies)?.[1] ?? '');
    const code = searchParams.get('code');
    const wrongState = app.checksState && searchParams.get('state') !== session?.state;
    if (session === undefined || code === null || searchParams.has('error') || wrongState) {
      response.writeHead(403).end('<h1>No</h1>');
      return;
    }
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: app.redirectUri,
      code_verifier: session.verifier,
      client_id: client.clientId,
      client_secret: client.clientSecret,
    });
    const answer = await fetch(`${client.origin}/v2/oauth/token`, { method: 'POST', body });
    if (!answer.ok) response.writeHead(502).end('<h1>Failed</h1>');
    else if (app.onLoggedIn === undefined) response.end('<h1>Welcome</h1>');
    else app.onLoggedIn(response);
  };
  return app;
}
