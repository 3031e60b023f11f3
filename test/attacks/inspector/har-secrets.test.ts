import { describe, expect, it } from 'vitest';
import { createInspections } from '../../../src/engine/inspect/inspections.js';
import { inspectionView } from '../../../src/shared/views/inspector.js';
import { leakedIn } from '../../support/leaks.js';

const inspections = createInspections({
  clients: { list: () => [], secretsOf: () => Promise.reject(new Error('There are none.')) },
  http: () => Promise.reject(new Error('Nothing may be sent.')),
  environmentOf: async (environment) => environment,
});

const CANARY = 'canary/Zk3+q9 of a HAR';
const inUrl = encodeURIComponent(CANARY);
const CALLBACK = `http://localhost:5001/cb?code=${inUrl}&state=abcdefgh`;

interface Recorded {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
  readonly answer?: string;
  readonly answerHeaders?: readonly (readonly [string, string])[];
}

const pairs = (list: Recorded['headers'] = []) => list.map(([name, value]) => ({ name, value }));

/** Everything that the window gets of a HAR with one request: its list, and the request opened. */
function seen({ url = 'https://app.example/', method = 'GET', headers, body, answer = '', answerHeaders }: Recorded) {
  const entry = {
    startedDateTime: '2026-11-25T10:00:00Z',
    time: 12,
    request: { method, url, headers: pairs(headers), ...(body === undefined ? {} : { postData: { text: body } }) },
    response: { status: 200, statusText: 'OK', headers: pairs(answerHeaders), content: { text: answer } },
  };
  const list = inspections.open(JSON.stringify({ log: { version: '1.2', entries: [entry] } }), 'session.har');
  expect(list.entries).toHaveLength(1);
  const opened = inspections.openEntry(list.inspectionId, 0);
  expect(inspectionView.safeParse(opened).error).toBeUndefined();
  return JSON.stringify([list, opened]);
}

describe('secrets in a HAR', () => {
  it.each<[string, Recorded]>([
    ['the Referer of a later request', { headers: [['Referer', CALLBACK]] }],
    [
      'the page that answers the redirect',
      { url: CALLBACK.replace(inUrl, 'abcdef'), answer: `<p>Hello, ${CANARY}</p>` },
    ],
    ['the page of an authorization URL', { url: 'https://a.example/?response_type=code', answer: `<b>${CANARY}</b>` }],
    ['the user part of a URL', { url: `https://user:${inUrl}@app.example/x` }],
    ['a member deep in a JSON body', { method: 'POST', body: JSON.stringify({ a: [{ clientSecret: CANARY }] }) }],
    ['a private key in a JSON body', { method: 'POST', body: JSON.stringify({ privateKey: CANARY }) }],
    ['the password of a form', { method: 'POST', body: `user=a&password=${inUrl}` }],
    ['a client assertion', { method: 'POST', body: `client_assertion=${inUrl}&client_id=x` }],
    ['a header of a token', { headers: [['X-Access-Token', CANARY]] }],
    ['a cookie that is set', { answerHeaders: [['Set-Cookie', `session=${CANARY}; HttpOnly`]] }],
    ['Basic credentials', { headers: [['Authorization', `Basic ${Buffer.from(`id:${CANARY}`).toString('base64')}`]] }],
  ])('L01 nothing of %s reaches the window unasked', (_name, recorded) => {
    expect(leakedIn(seen(recorded), [{ name: 'canary', value: CANARY }])).toEqual([]);
  });

  it('T06 10,000 requests, each with an answer that looks like a key, do not stall', () => {
    const text = `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(1_600)}\n-----END PRIVATE KEY-----`;
    const entry = {
      request: { method: 'GET', url: 'https://a.example/?a=1' },
      response: { status: 200, content: { text } },
    };
    const startedAt = performance.now();
    const view = inspections.open(JSON.stringify({ log: { entries: Array(10_000).fill(entry) } }), 'session.har');
    expect([view.entries?.length, view.omitted]).toEqual([2000, 8000]);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });
});
