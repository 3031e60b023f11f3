import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { SCOPE_PRESETS } from '../../../../src/core/catalogue/presets.js';

describe('the scope presets', () => {
  it('name known scopes, each once, openid first', () => {
    for (const { id, scopes } of SCOPE_PRESETS) {
      expect(scopes[0], id).toBe('openid');
      expect(new Set(scopes).size, id).toBe(scopes.length);
      for (const scope of scopes) expect(findScope(scope), scope).toBeDefined();
    }
    expect(new Set(SCOPE_PRESETS.map(({ id }) => id)).size).toBe(SCOPE_PRESETS.length);
  });

  it('differ from each other and end with everything', () => {
    const choices = new Set(SCOPE_PRESETS.map(({ scopes }) => [...scopes].sort().join(' ')));
    expect(choices.size).toBe(SCOPE_PRESETS.length);
    expect(SCOPE_PRESETS.at(-1)?.scopes).toEqual(SCOPES.map(({ scope }) => scope));
  });

  it('have the address among contact details', () => {
    const contact = SCOPE_PRESETS.find(({ id }) => id === 'contact');
    expect(contact?.scopes).toEqual([
      'openid',
      'myinfo.name',
      'myinfo.mobile_number',
      'myinfo.mobile_number_with_country_code',
      'myinfo.email',
      'myinfo.registered_address',
    ]);
  });
});
