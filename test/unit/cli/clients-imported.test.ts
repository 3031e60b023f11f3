import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeImported } from '../../../src/cli/commands/clients-imported.js';
import { createTerminal } from '../../../src/cli/output/terminal.js';
import { planImport } from '../../../src/engine/clients/plan-import.js';
import { readClientFiles } from '../../../src/engine/clients/read-client-files.js';
import { createClientRepository } from '../../../src/engine/storage/client-repository.js';
import { createMemorySecretStore } from '../../../src/engine/storage/memory-secret-store.js';
import { openConf } from '../../../src/engine/storage/open-conf.js';
import { openSettings } from '../../../src/engine/storage/settings-store.js';
import { createDemoClient } from '../../../src/sandbox/clients/demo-client.js';

it('says of a client that is updated under another name what it was called, and of the same once more that nothing differs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sgid-console-imported-'));
  try {
    const path = join(folder, 'credentials.json');
    await writeFile(path, JSON.stringify(await createDemoClient({ redirectUrls: ['http://localhost:5001/r'] })));
    const repository = createClientRepository(openSettings(folder, openConf), createMemorySecretStore('test'));
    const imported = async (name: string) => {
      const [loaded] = await readClientFiles([path], () => Promise.reject(new Error('Nothing is encrypted')));
      if (loaded === undefined) throw new Error('No client was read');
      const plan = await planImport(loaded, { name, beside: false }, repository);
      const record = await repository.save(plan.wanted.client, plan.wanted.placement);
      let said = '';
      const write = (part: string) => {
        said += part;
      };
      writeImported(createTerminal({ isTTY: false, write }, {}), { loaded, plan, record });
      return said;
    };
    expect(await imported('First name')).toMatch(/First name .* was saved\.\n$/);
    const renamed = await imported('Clinic booking');
    expect(renamed).toMatch(/Clinic booking .* was updated\.\n {2}Name: was First name\n$/);
    expect(await imported('Clinic booking')).toMatch(/was updated\.\n {2}Nothing in it is different\.\n$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
