import { describe, expect, it } from 'vitest';
import { EMPTY_READING } from '../../../../../src/core/credentials/pieces.js';
import { draftOf } from '../../../../../src/engine/clients/import/draft.js';
import { createDraftStore } from '../../../../../src/engine/clients/import/draft-store.js';
import { thrownCode } from '../../../../support/thrown-code.js';

const draft = (previewId: string, clientSecret = '') =>
  draftOf({ previewId, reading: { ...EMPTY_READING, clientSecret }, sources: [] }, []);
const group = (...ids: readonly string[]) => ({ drafts: ids.map((id) => draft(id)), locked: [] });
const ROOM = 100 * 1024 * 1024;

describe('the store of drafts', () => {
  it('forgets the group that was not used for longest, as a whole', () => {
    const store = createDraftStore({ entries: 4, bytes: ROOM });
    store.add(group('a', 'b'));
    store.add(group('c', 'd'));
    store.draft('a');
    store.add(group('e'));
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => thrownCode(() => store.draft(id)))).toEqual([
      undefined,
      undefined,
      'preview-gone',
      'preview-gone',
      undefined,
    ]);
  });

  it('keeps a group in use, whatever comes', async () => {
    const store = createDraftStore({ entries: 1, bytes: ROOM });
    store.add(group('a'));
    await store.using(['a'], async () => {
      store.add(group('b'));
      store.add(group('c'));
      expect(store.draft('a').previewId).toBe('a');
    });
    store.add(group('d'));
    expect(thrownCode(() => store.draft('b'))).toBe('preview-gone');
  });

  it('keeps the latest, however large it is', () => {
    const store = createDraftStore({ entries: 1, bytes: 1 });
    store.add(group('a', 'b', 'c'));
    expect(store.drafts()).toHaveLength(3);
  });

  it('counts bytes too', () => {
    const store = createDraftStore({ entries: 100, bytes: 2 * 1024 * 1024 });
    store.add({ drafts: [draft('a', 'x'.repeat(1024 * 1024))], locked: [] });
    store.add({ drafts: [], locked: [{ lockedId: 'l', kind: 'file', name: 'l', bytes: new Uint8Array(1024) }] });
    expect(thrownCode(() => store.draft('a'))).toBe('preview-gone');
    expect(store.locked('l').name).toBe('l');
  });
});
