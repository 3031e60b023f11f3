import type { NetworkTest } from '../../../../shared/views/network.js';
import { dateAndTime } from '../../../components/format.js';

/** One thing that a test of the network found out. */
export interface NetworkFinding {
  readonly id: string;
  readonly status: 'passed' | 'warned' | 'failed';
  readonly words: string;
  readonly detail?: string | undefined;
}

/** Whether the provider was reached, in a sentence. */
export function testSummary({ url, answer, error }: NetworkTest): string {
  const { host } = new URL(url);
  if (error !== undefined) return `${host} was not reached.`;
  return answer?.discovery === 'matches' ? `${host} was reached, and is the provider.` : `${host} was reached.`;
}

/** What was gone through, in order, as far as the request got. */
export function findingsOf(test: NetworkTest): readonly NetworkFinding[] {
  return [...wayFindings(test), ...tlsFindings(test), ...answerFindings(test), ...errorFindings(test)];
}

function wayFindings({ timing, connection }: NetworkTest): readonly NetworkFinding[] {
  const proxy = connection?.proxy;
  const way: NetworkFinding = {
    id: 'way',
    status: 'passed',
    words: proxy === undefined ? 'No proxy' : `Through the proxy ${proxy}`,
  };
  const address = connection?.address;
  const reached: readonly NetworkFinding[] =
    address === undefined ? [] : [{ id: 'address', status: 'passed', words: `Connected to ${address}` }];
  if (proxy !== undefined) return [way, ...reached];
  return timing.connectMs === undefined && timing.dnsMs === undefined ? [] : [way, ...reached];
}

function tlsFindings({ connection }: NetworkTest): readonly NetworkFinding[] {
  const tls = connection?.tls;
  if (tls === undefined) return [];
  const detail = `${tls.subject}, by ${tls.issuer}, until ${dateAndTime(tls.validTo)}`;
  return [{ id: 'tls', status: 'passed', words: `${tls.protocol}, ${tls.cipher}`, detail }];
}

const DISCOVERY_WORDS = {
  matches: { status: 'passed', words: 'Its discovery document names this provider' },
  'names-another-issuer': { status: 'warned', words: 'Its discovery document names another issuer' },
  'not-discovery': { status: 'warned', words: 'What it answered is no discovery document' },
} as const;

function answerFindings({ answer }: NetworkTest): readonly NetworkFinding[] {
  if (answer === undefined) return [];
  const type = answer.contentType === '' ? 'no content type' : answer.contentType;
  return [
    { id: 'status', status: answer.status < 400 ? 'passed' : 'warned', words: `It answered ${answer.status}, ${type}` },
    { id: 'discovery', ...DISCOVERY_WORDS[answer.discovery] },
  ];
}

function errorFindings({ error }: NetworkTest): readonly NetworkFinding[] {
  return error === undefined ? [] : [{ id: error.code, status: 'failed', words: error.message, detail: error.hint }];
}
