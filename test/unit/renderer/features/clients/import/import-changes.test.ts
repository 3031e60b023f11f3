import { describe, expect, it } from 'vitest';
import { changeRows, changeSummary } from '../../../../../../src/renderer/features/clients/import/import-changes.js';
import type { ClientChange } from '../../../../../../src/shared/views/client.js';

const CHANGES: readonly ClientChange[] = [
  { part: 'clientSecret', change: 'changed' },
  { part: 'privateKey', change: 'changed', removed: ['ab'.repeat(32)], added: ['cd'.repeat(32)] },
  { part: 'allowedScopes', change: 'changed', removed: ['openid'], added: ['myinfo.name', 'myinfo.sex'] },
];

describe('what an import changes in a saved client (C12)', () => {
  it('says of each part what becomes of it, and what stays', () => {
    expect(changeRows(CHANGES).map(({ part, words }) => [part, words])).toEqual([
      ['clientSecret', 'replaced'],
      ['privateKey', 'SHA256:abab…abab → SHA256:cdcd…cdcd'],
      ['allowedScopes', '2 come, 1 goes'],
      ['redirectUris', 'unchanged'],
    ]);
  });

  it('says so where a secret cannot be compared', () => {
    const [row] = changeRows([{ part: 'clientSecret', change: 'unknown' }]);
    expect(row?.words).toMatch(/cannot be compared now/);
  });

  it('lists the id only where it changes', () => {
    const change: ClientChange = { part: 'clientId', change: 'changed', removed: ['A'], added: ['B'] };
    expect(changeRows([change])[0]).toEqual({
      part: 'clientId',
      label: 'Client id',
      words: 'replaced',
      removed: ['A'],
      added: ['B'],
    });
  });

  it('is said in a sentence', () => {
    expect(changeSummary(CHANGES)).toBe('Client secret replaced, private key replaced, scopes: 2 come, 1 goes.');
    expect(changeSummary([])).toMatch(/^Nothing changes/);
  });
});
