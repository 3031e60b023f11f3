import { describe, expect, it } from 'vitest';
import {
  type EditForm,
  editFormOf,
  editInputOf,
  editProblems,
  isSound,
  isUnchanged,
  scopesOf,
  unknownScopes,
} from '../../../../../../src/renderer/features/clients/edit/edit-form.js';
import { contract } from '../../../../../../src/shared/ipc/contract.js';
import { clientView } from '../../../../../support/client-view.js';

const CLIENT = clientView({ notes: 'Ask first', colour: 'teal' });
const edited = (part: Partial<EditForm>, client = CLIENT): EditForm => ({ ...editFormOf(client), ...part });
const soundWith = (part: Partial<EditForm>, client = CLIENT) => isSound(editProblems(edited(part, client), client));

describe('the fields of a client', () => {
  it('as they were filled in are sound, unchanged, and what the contract takes', () => {
    for (const client of [
      CLIENT,
      clientView({ allowedScopes: undefined }),
      clientView({ environment: { kind: 'sandbox', origin: '' } }),
      clientView({ environment: { kind: 'custom', origin: 'http://127.0.0.1:9000' } }),
    ]) {
      const form = editFormOf(client);
      expect(isSound(editProblems(form, client))).toBe(true);
      expect(isUnchanged(form, client)).toBe(true);
      const input = editInputOf(form, client);
      expect(contract['client.edit'].input.parse(input)).toEqual(input);
      expect(input).toMatchObject({ environment: client.environment, allowedScopes: client.allowedScopes ?? null });
    }
  });

  it('keep a redirect URI that runs use and the credentials never listed from being registered by another edit', () => {
    const client = clientView({ redirectUris: [], redirectUri: 'http://localhost:5001/cb' });
    const renamed = edited({ name: 'Other' }, client);
    expect(editInputOf(renamed, client)).toMatchObject({ redirectUris: [], redirectUri: 'http://localhost:5001/cb' });
    const added = edited({ redirectUris: ['http://localhost:5001/cb', 'https://a.example/cb'], used: 1 }, client);
    expect(editInputOf(added, client)).toMatchObject({
      redirectUris: ['http://localhost:5001/cb', 'https://a.example/cb'],
      redirectUri: 'https://a.example/cb',
    });
  });

  it('leave a saved redirect URI to the letter, and trim one that was typed', () => {
    const client = clientView({
      redirectUris: ['http://localhost:5001/cb '],
      redirectUri: 'http://localhost:5001/cb ',
    });
    const form = edited({ redirectUris: ['http://localhost:5001/cb ', ' https://a.example/cb '] }, client);
    expect(editInputOf(form, client).redirectUris).toEqual(['http://localhost:5001/cb ', 'https://a.example/cb']);
  });

  it.each<[string, Partial<EditForm>]>([
    ['no name', { name: '  ' }],
    ['a name that is too long', { name: 'x'.repeat(201) }],
    ['no client id', { clientId: '' }],
    ['notes that are too long', { notes: 'x'.repeat(10_001) }],
    ['no redirect URI', { redirectUris: [] }],
    ['an empty redirect URI', { redirectUris: ['http://localhost:5001/cb', ' '] }],
    ['the same redirect URI twice', { redirectUris: ['http://localhost:5001/cb', 'http://localhost:5001/cb '] }],
    ['a redirect URI without a scheme', { redirectUris: ['localhost:5001/cb'] }],
    ['a redirect URI with a fragment', { redirectUris: ['http://localhost:5001/cb#x'] }],
    ['no origin', { kind: 'custom', origin: '' }],
    ['an origin without a scheme', { kind: 'custom', origin: 'sgid.example' }],
    ['an http origin off this machine', { kind: 'custom', origin: 'http://sgid.example' }],
    ['an origin with a password', { kind: 'custom', origin: 'https://a:b@sgid.example' }],
    ['a scope that is too long', { scopesKnown: true, scopes: 'x'.repeat(257) }],
    ['too many scopes', { scopesKnown: true, scopes: Array.from({ length: 201 }, (_, n) => `s${n}`).join(' ') }],
  ])('are not sound with %s', (_what, part) => {
    expect(soundWith(part)).toBe(false);
  });

  it.each<[string, Partial<EditForm>]>([
    ['an http origin on this machine', { kind: 'custom', origin: 'http://[::1]:8080' }],
    ['an origin of another kind left behind', { kind: 'staging', origin: 'nonsense' }],
    ['scopes that are not known to be registered', { scopesKnown: false, scopes: 'x'.repeat(300) }],
  ])('are sound with %s', (_what, part) => {
    expect(soundWith(part)).toBe(true);
  });

  it('do not judge again what was saved', () => {
    const client = clientView({ redirectUris: ['app.example:/cb'], redirectUri: 'app.example:/cb' });
    expect(soundWith({ name: 'Other' }, client)).toBe(true);
    expect(soundWith({ redirectUris: ['app.example:/other'] }, client)).toBe(false);
  });

  it('name the line of the problem', () => {
    const { redirectUris } = editProblems(edited({ redirectUris: ['https://a.example', 'nope', ''] }), CLIENT);
    expect([...redirectUris.keys()]).toEqual([1, 2]);
  });

  it('read scopes between any white space and commas, each once, and tell those that sgID does not have', () => {
    expect(scopesOf(' openid,\n myinfo.name  openid\tx ')).toEqual(['openid', 'myinfo.name', 'x']);
    expect(unknownScopes('openid myinfo.shoe_size myinfo.name')).toEqual(['myinfo.shoe_size']);
    expect(editInputOf(edited({ scopesKnown: false }), CLIENT).allowedScopes).toBeNull();
    expect(editInputOf(edited({ scopes: '' }), CLIENT).allowedScopes).toEqual([]);
  });

  it('forget a colour and an environment that were chosen', () => {
    const input = editInputOf(edited({ colour: undefined, kind: 'staging' }), CLIENT);
    expect(input).toMatchObject({
      colour: null,
      environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
    });
    expect(isUnchanged(edited({ colour: undefined }), CLIENT)).toBe(false);
  });
});
