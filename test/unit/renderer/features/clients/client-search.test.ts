import { describe, expect, it } from 'vitest';
import { type ClientListing, listClients } from '../../../../../src/renderer/features/clients/client-search.js';
import { clientView } from '../../../../support/client-view.js';

const CLINIC = clientView({ key: 'clinic', importedAt: 1 });
const LIBRARY = clientView({
  key: 'library',
  clientId: 'LIBRARY-PASS',
  name: 'Library pass 10',
  notes: 'Ask Mei Lin\nbefore the key changes',
  environment: { kind: 'custom', origin: 'https://sgid.library.example' },
  allowedScopes: ['openid', 'myinfo.passport_number'],
  selectedScopes: ['openid'],
  keyFingerprint: '0123456789abcdef'.repeat(4),
  importedAt: 3,
});
const LIBRARY_2 = clientView({
  key: 'library-2',
  name: 'library pass 9',
  environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
  importedAt: 2,
});
const ALL = [CLINIC, LIBRARY, LIBRARY_2];

const keysFor = (listing: Partial<ClientListing>) =>
  listClients(ALL, { query: '', environment: 'all', sort: 'recent', ...listing }).map(({ key }) => key);

describe('the list of clients', () => {
  it.each([
    ['its name, in any case', 'LIBRARY', ['library', 'library-2']],
    ['its client id', 'library-pass', ['library']],
    ['its notes, across lines', 'mei changes', ['library']],
    ['its environment by name', 'own origin', ['library']],
    ['its origin', 'sgid.library', ['library']],
    ['a scope that it may ask for', 'passport_number', ['library']],
    ['a scope that it asks for', 'myinfo.name', ['library-2', 'clinic']],
    ['its fingerprint', '0123456789ab', ['library']],
    ['its fingerprint in pairs', '01:23:45:67:89', ['library']],
    ['its fingerprint with the algorithm in front', 'SHA256:0123', ['library']],
    ['words in any order', 'pass staging library', ['library-2']],
    ['nothing but white space', '   ', ['library', 'library-2', 'clinic']],
    ['full-width letters as their plain ones', 'ｃｌｉｎｉｃ', ['library-2', 'clinic']],
    ['nothing that any client has', 'hospital', []],
  ])('finds a client by %s', (_what, query, keys) => {
    const found = keysFor({ query });
    expect(found).toEqual(keys);
  });

  it('narrows to an environment', () => {
    expect(keysFor({ environment: 'production' })).toEqual(['clinic']);
    expect(keysFor({ environment: 'sandbox' })).toEqual([]);
    expect(keysFor({ environment: 'staging', query: 'clinic' })).toEqual(['library-2']);
  });

  it('sorts the latest first, or by name with numbers by their value', () => {
    expect(keysFor({})).toEqual(['library', 'library-2', 'clinic']);
    expect(keysFor({ sort: 'name' })).toEqual(['clinic', 'library-2', 'library']);
  });

  it('leaves the clients that it is given as they are', () => {
    const given = Object.freeze([...ALL]);
    listClients(given, { query: '', environment: 'all', sort: 'name' });
    expect(given.map(({ key }) => key)).toEqual(['clinic', 'library', 'library-2']);
  });
});
