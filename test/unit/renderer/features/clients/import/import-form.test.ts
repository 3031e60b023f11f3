import { describe, expect, it } from 'vitest';
import { type FormEdits, formOf } from '../../../../../../src/renderer/features/clients/import/import-form.js';
import { contract } from '../../../../../../src/shared/ipc/contract.js';
import type { ImportPreview } from '../../../../../../src/shared/views/client.js';
import { clientView } from '../../../../../support/client-view.js';
import { importPreview } from '../../../../../support/import-preview.js';

const PRODUCTION = { kind: 'production', origin: 'https://api.id.gov.sg' } as const;
const STAGING = { kind: 'staging', origin: 'https://api-stg.id.gov.sg' } as const;
const SAVED = clientView({ key: 'saved', name: 'Front desk', notes: 'Ask first', colour: 'teal' });
const same = (key: string, environment: ImportPreview['saved'][number]['environment'] = PRODUCTION) => ({
  key,
  name: key,
  environment,
  changes: [],
});
const form = (part: Partial<ImportPreview> = {}, edits: FormEdits = {}) => formOf(importPreview(part), edits, [SAVED]);

describe('the form of an import', () => {
  it('is what main suggests, and what the contract takes', () => {
    const { missing, input } = form();
    expect(missing).toBeUndefined();
    expect(contract['client.import'].input.parse(input)).toEqual({
      previewId: 'preview-1',
      name: 'Clinic booking',
      environment: PRODUCTION,
      redirectUri: 'http://localhost:5001/api/redirect',
      notes: '',
    });
  });

  it('keeps what the user changed over a suggestion that changes', () => {
    const suggested = { ...importPreview().suggested, name: 'From the id', environment: STAGING };
    const { name, environment } = form({ suggested }, { name: 'Typed' });
    expect([name, environment]).toEqual(['Typed', STAGING]);
  });

  it('lets a colour be taken away', () => {
    const suggested = { ...importPreview().suggested, colour: 'red' } as const;
    expect(form({ suggested }).colour).toBe('red');
    expect(form({ suggested }, { colour: undefined }).colour).toBeUndefined();
  });

  it.each<[string, FormEdits, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['no origin', { kind: 'custom', origin: '' }, 'origin'],
    ['plain http off this machine', { kind: 'custom', origin: 'http://sgid.example' }, 'origin'],
    ['a redirect URI without scheme', { redirectUri: 'localhost:5001/cb' }, 'redirectUri'],
    ['a redirect URI with a fragment', { redirectUri: 'http://localhost:5001/cb#x' }, 'redirectUri'],
  ])('says while typing what is wrong: %s', (_name, edits, field) => {
    const { errors, missing } = form({}, edits);
    expect(errors[field as keyof typeof errors]).toBeDefined();
    expect(missing).toBeDefined();
  });

  it('takes a redirect URI as it was read, whatever it is', () => {
    const odd = 'myapp://callback';
    const part = { redirectUris: [odd], suggested: { ...importPreview().suggested, redirectUri: odd } };
    expect(form(part).missing).toBeUndefined();
  });
});

describe('the same client again (C12)', () => {
  it('updates the one in the same environment, and keeps what the user gave it', () => {
    const { target, name, notes, colour, updated } = form({ saved: [same('saved'), same('other', STAGING)] });
    expect(target).toEqual({ kind: 'update', key: 'saved' });
    expect([name, notes, colour, updated?.key]).toEqual(['Front desk', 'Ask first', 'teal', 'saved']);
  });

  it('is saved beside one in another environment', () => {
    expect(form({ saved: [same('saved', STAGING)] }).target).toEqual({ kind: 'beside' });
    expect(form({ saved: [same('saved', STAGING)] }, { kind: 'staging' }).target).toEqual({
      kind: 'update',
      key: 'saved',
    });
  });

  it('asks which one where several are the same', () => {
    const saved = [same('saved'), same('other')];
    expect([form({ saved }).target, form({ saved }).missing]).toEqual([undefined, 'Choose what to update']);
    const chosen = form({ saved }, { target: { kind: 'update', key: 'saved' } });
    expect([chosen.target, chosen.missing]).toEqual([{ kind: 'update', key: 'saved' }, undefined]);
  });

  it('forgets a choice of a client that is no longer the same', () => {
    const { target } = form({ saved: [same('other', STAGING)] }, { target: { kind: 'update', key: 'gone' } });
    expect(target).toEqual({ kind: 'beside' });
  });

  it('does not keep a redirect URI that is no longer registered', () => {
    const part = { saved: [same('saved')], redirectUris: ['http://localhost:9/new'] };
    const suggested = { ...importPreview().suggested, redirectUri: 'http://localhost:9/new' };
    expect(form({ ...part, suggested }).redirectUri).toBe('http://localhost:9/new');
    expect(form({ saved: [same('saved')], redirectUris: [] }).redirectUri).toBe(SAVED.redirectUri);
  });

  it('has no choice where one secret is replaced', () => {
    const { target, missing } = form({ updates: 'saved', saved: [same('saved'), same('other')] });
    expect([target, missing]).toEqual([{ kind: 'update', key: 'saved' }, undefined]);
  });
});
