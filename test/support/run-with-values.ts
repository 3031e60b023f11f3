import { createPublicKey } from 'node:crypto';
import { approveByFollowing } from '../../src/engine/flow/approval.js';
import { FlowRun } from '../../src/engine/flow/flow-run.js';
import { encryptUserInfo } from './encrypt-userinfo.js';
import { http } from './flow-bench.js';
import type { SandboxRunBench } from './sandbox-run.js';

/** A whole run against the sandbox, in whose userinfo response these values stand in place of the persona's. */
export async function runWithValues(
  bench: SandboxRunBench,
  values: Readonly<Record<string, string>>,
): Promise<FlowRun> {
  const { runId, request } = bench.run();
  const run = new FlowRun({
    runId,
    request,
    listeners: bench.listeners,
    approval: approveByFollowing(),
    http: async (sent, limits, signal) => {
      const answer = await http(sent, limits, signal);
      if (!sent.url.endsWith('/userinfo')) return answer;
      const { sub } = JSON.parse(answer.response.body) as { readonly sub: string };
      const { key, data } = await encryptUserInfo('C', createPublicKey(bench.credentials.publicKey), values);
      const body = JSON.stringify({ sub, key, data });
      return { ...answer, response: { ...answer.response, body, bodyBytes: Buffer.byteLength(body) } };
    },
  });
  await run.runToEnd();
  return run;
}

/** So many values of scopes that the data catalogue does not have. */
export function manyValues(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`extra.scope_${index}`, `VALUE NUMBER ${index}`]),
  );
}
