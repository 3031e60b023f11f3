import { randomUUID } from 'node:crypto';
import { readPrivateKey } from '../../src/core/credentials/private-key.js';
import type { RunRequest } from '../../src/core/flow/run.js';
import { type Approval, approveByFollowing } from '../../src/engine/flow/approval.js';
import { FlowRun } from '../../src/engine/flow/flow-run.js';
import { LoopbackListeners } from '../../src/engine/loopback/loopback-listeners.js';
import { createDemoClient, type PortalCredentials, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/types.js';
import { http } from './flow-bench.js';
import { freePort } from './free-port.js';

/** A sandbox that approves by itself, with one client, and a way to run flows against it. */
export interface SandboxRunBench {
  readonly sandbox: Sandbox;
  readonly credentials: PortalCredentials;
  readonly redirectUri: string;
  readonly listeners: LoopbackListeners;
  readonly run: (changes?: Partial<RunRequest>, approval?: Approval) => FlowRun;
  readonly stop: () => Promise<void>;
}

/** Starts a sandbox, with a demo client whose redirect URI is free on this machine. */
export async function startSandboxRunBench(options: Partial<SandboxOptions> = {}): Promise<SandboxRunBench> {
  const redirectUri = `http://localhost:${await freePort()}/api/redirect`;
  const credentials = await createDemoClient({ redirectUrls: [redirectUri] });
  const sandbox = await startSandbox({ autoApprove: true, ...options, clients: [toSandboxClient(credentials)] });
  const listeners = new LoopbackListeners();
  const request: RunRequest = {
    environment: { kind: 'sandbox', origin: sandbox.origin },
    client: {
      clientId: credentials.id,
      name: credentials.name,
      clientSecret: credentials.secret,
      privateKey: readPrivateKey(credentials.privateKey).key,
      allowedScopes: credentials.scopes,
      redirectUris: credentials.redirectUrls,
    },
    scopes: ['openid', 'myinfo.name', 'myinfo.nric_number'],
    redirectUri,
    tokenRequest: 'form',
    clientAuthentication: 'post',
    redirectTimeoutMs: 5_000,
  };
  return {
    sandbox,
    credentials,
    redirectUri,
    listeners,
    run: (changes = {}, approval = approveByFollowing()) =>
      new FlowRun({ runId: randomUUID(), request: { ...request, ...changes }, http, listeners, approval }),
    stop: () => sandbox.stop(),
  };
}
