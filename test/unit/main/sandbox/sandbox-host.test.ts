import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientRepository, createClientRepository } from '../../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../../src/engine/storage/settings-store.js';
import { credentialsFileOf } from '../../../../src/main/sandbox/sandbox-clients.js';
import { createSandboxHost, type SandboxHost } from '../../../../src/main/sandbox/sandbox-host.js';
import { sandboxRequestDetail, sandboxView } from '../../../../src/shared/views/sandbox.js';
import { freePort } from '../../../support/free-port.js';
import {
  authorizationUrl,
  type Bench,
  get,
  login,
  REDIRECT_URI,
  requestTokens,
  requestUserInfo,
} from '../../../support/sandbox-bench.js';

let folder: string;
let clients: ClientRepository;
let host: SandboxHost;
let key: string;
/** The host's own sandbox, for the helpers that log in. */
let bench: Bench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-sandbox-host-'));
  const settings = openSettings(folder, openConf);
  clients = createClientRepository(settings, createMemorySecretStore('test'));
  host = createSandboxHost(clients, settings, () => {});
  await host.start(await freePort());
  const wanted = {
    name: 'My app',
    purpose: 'To book a visit',
    redirectUris: [REDIRECT_URI],
    outsidePublicService: true,
  };
  key = (await host.createClient(wanted)).key;
  const credentials = JSON.parse((await credentialsFileOf(clients, key)).json);
  bench = { sandbox: await host.running(), credentials, other: credentials, clock: { now: 0 } };
  bench.sandbox.setAutoApprove(true);
});
afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the sandbox as the app runs it', () => {
  it('makes a client outside the public service, and gives its credentials as the portal does', async () => {
    expect(bench.credentials).toMatchObject({
      name: 'My app',
      description: 'To book a visit',
      scopes: ['openid', 'myinfo.name'],
    });
    expect(bench.credentials.privateKey).toContain('PRIVATE KEY');
    await expect(login(bench, { scope: 'openid myinfo.sex' })).rejects.toThrow('Outside the public service');
    expect(host.view().clients).toEqual([{ key, problem: undefined }]);
  });

  it('logs a login with every secret masked, and reveals one by one', async () => {
    host.clearRequests();
    const attempt = await login(bench);
    const tokens = (await (await requestTokens(bench, attempt)).json()) as { access_token: string; id_token: string };
    await requestUserInfo(bench, tokens.access_token);
    const view = sandboxView.parse(host.view());
    expect(view.requests.map(({ endpoint, login: number }) => [endpoint, number])).toEqual([
      ['authorize', 1],
      ['token', 1],
      ['userinfo', 1],
    ]);
    const details = view.requests.map(({ id }) => sandboxRequestDetail.parse(host.readRequest(id)));
    const secrets = {
      code: attempt.code,
      'code verifier': attempt.verifier,
      'client secret': bench.credentials.secret,
      'access token': tokens.access_token,
      signature: tokens.id_token.split('.')[2] ?? '',
      state: 'the-state',
    };
    const text = JSON.stringify([view, details]);
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    const parts = details.flatMap(({ request, exchange }) =>
      [exchange.request.url, exchange.request.body ?? [], exchange.response?.body ?? []]
        .concat([...exchange.request.headers, ...(exchange.response?.headers ?? [])].map(({ value }) => value))
        .flat()
        .flatMap((part) => (typeof part === 'string' ? [] : [host.reveal(request.id, part.ref)])),
    );
    for (const secret of Object.values(secrets)) expect(parts).toContain(secret);
    expect(() => host.reveal(view.requests[0]?.id ?? 0, 'nothing')).toThrow('still held');
  });

  it('says what is wrong with a login, without a value of it, until the log is cleared', async () => {
    host.clearRequests();
    const attempt = await login(bench);
    await requestTokens(bench, attempt, { code_verifier: 'a-verifier-of-another-login-that-is-long-enough' });
    const { findings } = sandboxView.parse(host.view());
    expect(findings.find(({ id }) => id === 'verifier-wrong')).toMatchObject({
      severity: 'error',
      clause: 'RFC 7636 4.6',
      times: 1,
    });
    expect(JSON.stringify(findings)).not.toContain('a-verifier');
    const [authorization, exchange] = host.view().requests.map(({ id }) => host.readRequest(id));
    expect(authorization?.findings.map(({ id }) => id)).not.toContain('verifier-wrong');
    expect(exchange?.findings.map(({ id }) => id)).toContain('verifier-wrong');
    host.clearRequests();
    expect(host.view().findings).toEqual([]);
  });

  it('masks the secret of a Basic header too', async () => {
    const { id, secret } = bench.credentials;
    host.clearRequests();
    await fetch(`${bench.sandbox.issuer}/oauth/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'authorization_code' }),
    });
    const [request] = host.view().requests;
    const detail = JSON.stringify(host.readRequest(request?.id ?? 0));
    for (const form of [secret, Buffer.from(`${id}:${secret}`).toString('base64')]) expect(detail).not.toContain(form);
    expect(request).toMatchObject({ problem: 'The parameter code is missing.', status: 400 });
  });

  it('shows a fault for one request as armed until it has gone off', async () => {
    host.armFault('redirect.state-missing', 'once');
    host.armFault('timing.slow', 'on');
    host.armFault('timing.slow', 'off');
    expect(host.view().armed).toEqual([{ fault: 'redirect.state-missing', once: true }]);
    expect((await login(bench)).redirect.searchParams.has('state')).toBe(false);
    expect(host.view().armed).toEqual([]);
  });

  it('keeps what is armed for one client over a stop, for as long as that client logs in here', async () => {
    const { id } = bench.credentials;
    const { port } = host.view();
    host.armFault('redirect.state-missing', 'on', id);
    host.armFault('timing.latency', 'on');
    await host.stop();
    const armed = [
      { fault: 'redirect.state-missing', once: false, clientId: id },
      { fault: 'timing.latency', once: false, clientId: undefined },
    ];
    expect(host.view().armed).toEqual(armed);
    expect(() => host.armFault('redirect.error', 'on', 'NOBODY')).toThrow('not registered');
    host.armFault('timing.latency', 'off');
    await host.start(port);
    bench = { ...bench, sandbox: await host.running() };
    bench.sandbox.setAutoApprove(true);
    expect(host.view().armed).toEqual(armed.slice(0, 1));
    expect((await login(bench)).redirect.searchParams.has('state')).toBe(false);
    host.armFault('redirect.state-missing', 'off', id);
    expect(host.view().armed).toEqual([]);
  });

  it('rotates its keys and chooses the encryption of block keys', async () => {
    const [before] = host.view().signingKeys;
    await host.rotateKeys('keep');
    expect(host.view().signingKeys).toEqual([expect.not.stringContaining(String(before)), before]);
    await host.rotateKeys('drop');
    expect(host.view().signingKeys).toHaveLength(1);
    host.chooseKeyEncryption('RSA-OAEP');
    expect(host.view().keyEncryption).toBe('RSA-OAEP');
    host.chooseKeyEncryption(undefined);
    expect(host.view().keyEncryption).toBeUndefined();
  });

  it('lets a client of another environment in and out again, and never writes its secrets in clear', async () => {
    const record = clients.list().find((one) => one.key === key);
    if (record === undefined) throw new Error('The client is gone.');
    const staging = await clients.save({
      ...record,
      ...(await clients.secretsOf(record)),
      clientId: 'STAGING-CLIENT',
      environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
    });
    await host.syncClients();
    const own = { ...bench, credentials: { ...bench.credentials, id: 'STAGING-CLIENT' } };
    await expect(login(own)).rejects.toThrow('invalid_client');
    await host.serveClient(staging.key, true);
    expect((await login(own)).code).not.toBe('');
    await host.serveClient(staging.key, false);
    await expect(login(own)).rejects.toThrow('invalid_client');
    await expect(credentialsFileOf(clients, staging.key)).rejects.toMatchObject({ code: 'client-not-of-sandbox' });
  });

  it('keeps personas of the user’s own, serves them at once, and brings a built-in one back', async () => {
    const { personas } = host;
    const start = personas.read('elder');
    personas.save({ ...start, values: { ...start.values, 'myinfo.name': 'ELDER, CHANGED' } }, 'elder');
    expect(host.view().personas[0]).toMatchObject({ id: 'elder', own: true });
    // Whom nobody chose is not shown as chosen for being the first.
    expect([host.view().persona, bench.sandbox.persona.id]).toEqual(['citizen-parent', 'citizen-parent']);
    host.choosePersona('elder');
    expect(host.view().persona).toBe('elder');
    expect(bench.sandbox.persona.values(0)['myinfo.name']).toBe('ELDER, CHANGED');
    expect(() => personas.save({ ...start, id: 'student' }, undefined)).toThrow(
      expect.objectContaining({ code: 'persona-id-taken' }),
    );
    expect(() => personas.save({ ...start, id: 'No' }, undefined)).toThrow(
      expect.objectContaining({ code: 'personas-unusable' }),
    );
    const file = join(folder, 'personas.json');
    writeFileSync(file, personas.exportJson(['elder', 'student']));
    personas.remove('elder');
    expect(bench.sandbox.persona.record).toEqual(start);
    expect(host.view().personas.some(({ own }) => own)).toBe(false);
    expect(await personas.importFile(file)).toBe(2);
    expect(
      host
        .view()
        .personas.filter(({ own }) => own)
        .map(({ id }) => id),
    ).toEqual(['elder', 'student']);
    expect(bench.sandbox.persona.values(0)['myinfo.name']).toBe('ELDER, CHANGED');
    for (const id of ['elder', 'student']) personas.remove(id);
  });

  it('says what a persona would send today, computed values too, and what is odd about it', () => {
    const checked = host.personas.check({
      id: 'odd',
      name: 'Odd',
      note: '',
      values: { 'myinfo.nric_number': 'S9812381A', 'myinfo.date_of_birth': '{{today-20y}}' },
    });
    const at = (scope: string) => checked.find((one) => one.scope === scope);
    expect(at('myinfo.nric_number')?.findings).toEqual(['The last letter does not fit the digits.']);
    expect(at('myinfo.date_of_birth')?.today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(at('myinfo.is_age_above_21')).toEqual({ scope: 'myinfo.is_age_above_21', today: 'false', findings: [] });
  });

  it('shows a page unless it approves at once, and says there what a client is for', async () => {
    host.setAutoApprove(false);
    expect(host.view().autoApprove).toBe(false);
    expect(await (await get(authorizationUrl(bench))).text()).toContain('<p class="purpose">To book a visit</p>');
    host.setAutoApprove(true);
    expect(host.view().autoApprove).toBe(true);
    expect((await login(bench)).code).not.toBe('');
  });

  it('says of a client with six redirect URIs why it cannot log in, and serves the others', async () => {
    const edit = (count: number) =>
      clients.edit(key, { redirectUris: Array.from({ length: count }, (_, at) => `http://localhost:500${at}/`) });
    await edit(6);
    await host.syncClients();
    expect(host.view().clients.find((one) => one.key === key)?.problem).toContain('6 redirect URIs');
    await clients.edit(key, { redirectUris: [REDIRECT_URI] });
    await host.syncClients();
    expect((await login(bench)).code).not.toBe('');
  });
});
