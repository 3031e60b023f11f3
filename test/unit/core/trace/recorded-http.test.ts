import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../../src/core/errors.js';
import type { HttpExchange } from '../../../../src/core/trace/http.js';
import { headerValue } from '../../../../src/core/trace/http.js';
import { sendRecorded } from '../../../../src/core/trace/recorded-http.js';
import { jsonResponse } from '../../../support/flow-bench.js';

const request = { method: 'GET', url: 'https://x.example/', headers: [] } as const;

function recorder(answer: () => Promise<never> | ReturnType<Parameters<typeof sendRecorded>[0]['http']>) {
  const exchanges: HttpExchange[] = [];
  let now = 100;
  const io = {
    http: answer,
    now: () => {
      now += 7;
      return now;
    },
    onExchange: (exchange: HttpExchange) => exchanges.push(exchange),
    signal: new AbortController().signal,
  };
  return { io, exchanges };
}

describe('recorded HTTP', () => {
  it('records the request as it was sent, with its response and timing', async () => {
    const sent = { ...request, headers: [['User-Agent', 'x']] as const };
    const { io, exchanges } = recorder(() =>
      Promise.resolve({ response: jsonResponse({}), timing: { totalMs: 3 }, sent }),
    );
    await sendRecorded(io, 'Test', request);
    expect(exchanges).toEqual([
      { purpose: 'Test', startedAt: 107, request: sent, response: jsonResponse({}), timing: { totalMs: 3 } },
    ]);
  });

  it('records a failure, and throws it on', async () => {
    const { io, exchanges } = recorder(() =>
      Promise.reject(new ConsoleError('transport', 'transport-dns', 'No name.')),
    );
    await expect(sendRecorded(io, 'Test', request)).rejects.toMatchObject({ code: 'transport-dns' });
    expect(exchanges).toEqual([
      { purpose: 'Test', startedAt: 107, request, timing: { totalMs: 7 }, failure: 'No name.' },
    ]);
  });

  it('finds the first header of a name in any case', () => {
    expect(
      headerValue(
        [
          ['X-A', '1'],
          ['x-a', '2'],
        ],
        'X-a',
      ),
    ).toBe('1');
    expect(headerValue([], 'x')).toBeUndefined();
  });
});
