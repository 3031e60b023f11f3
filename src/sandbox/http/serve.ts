import { OAuthError } from '../errors.js';
import type { FaultHooks } from '../faults/fault.js';
import { profileHooks } from '../profile/profile-hooks.js';
import type { Provider } from '../provider.js';
import { type Answer, textAnswer } from './answer.js';
import { answeredExchange } from './answered-exchange.js';
import type { Exchange, RequestNotes, Route } from './exchange.js';
import { readBody } from './read-body.js';
import { failureAnswer, refusalAnswer } from './refusal-answer.js';

/** Takes one request through its route, the armed faults and the log. */
export async function serve(provider: Provider, route: Route, request: Request): Promise<Answer> {
  const at = provider.now();
  const started = performance.now();
  const { endpoint } = route;
  const notes: RequestNotes = { text: '' };
  const exchange: Exchange = {
    request,
    url: new URL(request.url),
    notes,
    readBody: async () => {
      notes.body = await readBody(request);
      return notes.body;
    },
    faults: provider.faults.forRequest(
      {
        endpoint,
        origin: provider.origin,
        now: Math.floor(at / 1000),
        signingKey: provider.signingKeys.current,
      },
      hooksOf(provider),
      () => notes.clientId,
    ),
  };
  const answer = await answerTo(provider, route, exchange);
  const { faults, url } = exchange;
  faults.finish();
  const applied = faults.applied();
  provider.log.add(
    {
      at,
      method: request.method,
      path: url.pathname.slice(0, 200),
      status: answer.status,
      durationMs: Math.round((performance.now() - started) * 10) / 10,
      clientId: notes.clientId,
      endpoint,
      note: [notes.text, ...applied.map((id) => `fault ${id}`)].join(', '),
      problem: notes.problem,
      faults: applied,
      login: notes.login,
    },
    answeredExchange(exchange, answer),
  );
  return answer;
}

async function answerTo(provider: Provider, route: Route, exchange: Exchange): Promise<Answer> {
  const { request, url, notes, faults } = exchange;
  // A page on another site can point its own name at 127.0.0.1 (DNS rebinding); its requests still carry that name.
  if (!isAllowedHost(provider, request.headers.get('host'), url)) {
    return refused(notes, 421, `This is ${provider.origin}; the request was for another host.`);
  }
  if (!route.methods.some((method) => method === request.method)) {
    return refused(notes, 405, 'This path does not take this method.', { Allow: route.methods.join(', ') });
  }
  const answer = await faults.apply('answer', await handle(route, exchange));
  const delayMs = await faults.apply('delayMs', 0);
  if (delayMs > 0) await provider.wait(delayMs);
  return answer;
}

function refused(notes: RequestNotes, status: number, problem: string, headers = {}): Answer {
  notes.text = `refused: ${problem}`;
  notes.problem = problem;
  return textAnswer(status, problem, headers);
}

/** The port 80 of `http` goes unsaid in a URL and may be said in a header. */
function isAllowedHost({ hosts }: Provider, header: string | null, url: URL): boolean {
  return header !== null && hosts.has(header.toLowerCase()) && (hosts.has(url.host) || hosts.has(`${url.host}:80`));
}

async function handle(route: Route, exchange: Exchange): Promise<Answer> {
  try {
    return await route.handle(exchange);
  } catch (error) {
    if (error instanceof OAuthError) {
      exchange.notes.text = `refused: ${error.message}`;
      exchange.notes.problem = error.message;
      return refusalAnswer(route.endpoint, error, exchange.request);
    }
    exchange.notes.text = `failed: ${error instanceof Error ? error.message : 'for a reason that is no error'}`;
    return failureAnswer(route.endpoint);
  }
}

/** Read at each request: what the sandbox takes after may be changed while it runs. */
function hooksOf({ settings: { traits } }: Provider): FaultHooks {
  return traits === undefined ? {} : profileHooks(traits);
}
