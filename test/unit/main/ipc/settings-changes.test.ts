import { describe, expect, it } from 'vitest';
import { changesSettingsAtOnce } from '../../../../src/main/ipc/settings-changes.js';
import { type Channel, contract } from '../../../../src/shared/ipc/contract.js';

describe('K08 what waits while another process is at the settings', () => {
  it.each<Channel>(['client.chooseForRun', 'client.edit', 'sandbox.choosePersona', 'profile.takeOnFile'])(
    '%s does, for it writes them at once',
    (channel) => {
      expect(changesSettingsAtOnce(channel)).toBe(true);
    },
  );

  it.each<Channel>(['sandbox.stop', 'sandbox.armFault', 'sandbox.clearRequests', 'sandbox.saveCredentials'])(
    '%s does not, for it writes none',
    (channel) => {
      expect(contract).toHaveProperty([channel]);
      expect(changesSettingsAtOnce(channel)).toBe(false);
    },
  );
});
