import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpTransport } from '../../../src/engine/http/http-transport.js';
import { readCaCertificates } from '../../../src/engine/http/network/ca-certificates.js';
import { createNetworkSettings } from '../../../src/engine/http/network/network-settings.js';
import { createMemorySecretStore } from '../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../src/engine/storage/settings-store.js';
import { certificateAuthority } from '../../support/certificates.js';
import { thrownCode } from '../../support/thrown-code.js';
import { startTlsServer } from '../../support/tls-server.js';

const shown = certificateAuthority('Shown CA');
const hidden = certificateAuthority('Hidden CA');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sgid-ca-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The network of settings whose file says that these texts are certificates. */
function networkWith(...pems: readonly string[]) {
  const settings = openSettings(folder, openConf);
  const certificates = pems.map((pem) => ({ pem, fileName: 'ca.pem' }));
  settings.update((all) => ({ ...all, network: { ...all.network, proxy: 'none', certificates } }));
  const secrets = createMemorySecretStore('test');
  return createNetworkSettings({ settings, secrets, systemRoutesTo: async () => [{ kind: 'direct' }] });
}

describe('hostile CA certificates', () => {
  it.each([
    ['begins without an end', '-----BEGIN CERTIFICATE-----\n'.repeat(140_000)],
    ['begins, and an end of another kind', `${'-----BEGIN CERTIFICATE-----'.repeat(140_000)}-----END KEY-----`],
    ['dashes', '-'.repeat(4_000_000)],
  ])('T05 a file of 4 MB of %s is refused quickly', (_name, text) => {
    const startedAt = performance.now();
    expect(thrownCode(() => readCaCertificates(Buffer.from(text), 'ca.pem'))).toMatch(/^ca-/);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('T05 a settings file cannot have a CA trusted that is not shown', async () => {
    const network = networkWith(`${shown.cert}${hidden.cert}`);
    expect((await network.view()).certificates.map(({ subject }) => subject)).toEqual(['Shown CA']);
    const server = await startTlsServer(hidden.issue('127.0.0.1'), (_request, response) => response.end('{}'));
    try {
      const http = createHttpTransport({ version: 'test', network: () => network.network() });
      const asked = http(
        { method: 'GET', url: `https://127.0.0.1:${server.port}/`, headers: [] },
        { timeoutMs: 3_000, maxBodyBytes: 1_000 },
      );
      await expect(asked).rejects.toMatchObject({ code: 'transport-tls-unknown-ca' });
    } finally {
      await server.stop();
    }
  });

  it('T05 what is no certificate in a settings file is trusted no more than it is shown, and breaks nothing', async () => {
    const leaf = hidden.issue('127.0.0.1');
    const network = networkWith('no certificate', leaf.cert, shown.cert);
    expect((await network.view()).certificates.map(({ subject }) => subject)).toEqual(['Shown CA']);
    expect(network.network().trust).toBeDefined();
    expect(networkWith('no certificate', leaf.cert).network().trust).toBeUndefined();
  });
});
