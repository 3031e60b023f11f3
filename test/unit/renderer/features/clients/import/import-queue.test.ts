import { describe, expect, it } from 'vitest';
import {
  EMPTY_QUEUE,
  type ImportQueue,
  keyIsUnusable,
  missingPieces,
  moved,
  piecesToTake,
  shownPreview,
  withOpened,
  withoutPreviews,
  withPreview,
  withUnlocked,
} from '../../../../../../src/renderer/features/clients/import/import-queue.js';
import { importPreview } from '../../../../../support/import-preview.js';

const preview = (previewId: string) => importPreview({ previewId });
const opened = (...ids: readonly string[]) => ({ previews: ids.map(preview), locked: [], refused: [] });
const QUEUE = withOpened(EMPTY_QUEUE, opened('a', 'b', 'c'));
const idsOf = ({ previews }: ImportQueue) => previews.map(({ previewId }) => previewId);
const shownOf = (queue: ImportQueue) => shownPreview(queue)?.previewId;

describe('the queue of an import', () => {
  it('begins with the first preview, and shows the first of what comes after', () => {
    expect(shownOf(QUEUE)).toBe('a');
    const more = withOpened(QUEUE, opened('d', 'e'));
    expect([idsOf(more), shownOf(more)]).toEqual([['a', 'b', 'c', 'd', 'e'], 'd']);
  });

  it('stays where it is when only a locked file comes', () => {
    const more = withOpened(moved(QUEUE, 1), { ...opened(), locked: [{ lockedId: 'l', name: 'x.age' }] });
    expect([shownOf(more), more.locked.length]).toEqual(['b', 1]);
  });

  it('goes round in both directions', () => {
    expect(shownOf(moved(QUEUE, -1))).toBe('c');
    expect(shownOf(moved(moved(moved(QUEUE, 1), 1), 1))).toBe('a');
    expect(moved(EMPTY_QUEUE, 1)).toEqual(EMPTY_QUEUE);
  });

  it.each([
    [0, ['a'], 'b'],
    [1, ['b'], 'c'],
    [2, ['c'], 'b'],
    [2, ['a'], 'c'],
    [1, ['a', 'b'], 'c'],
    [1, ['a', 'b', 'c'], undefined],
  ] as const)('showing place %i, without %j shows %s', (place, gone, shown) => {
    expect(shownOf(withoutPreviews({ ...QUEUE, shown: place }, gone))).toBe(shown);
  });

  it('puts a changed preview where it was, and no other', () => {
    const changed = withPreview(QUEUE, importPreview({ previewId: 'b', clientId: 'OTHER' }));
    expect(changed.previews.map(({ clientId }) => clientId)).toEqual(['CLINIC-BOOKING', 'OTHER', 'CLINIC-BOOKING']);
  });

  it('puts what was locked in the place of its file', () => {
    const locked = withOpened(EMPTY_QUEUE, {
      ...opened(),
      locked: [
        { lockedId: 'l', name: 'x.age' },
        { lockedId: 'm', name: 'y.age' },
      ],
    });
    const unlocked = withUnlocked(locked, 'l', opened('a'));
    expect([unlocked.locked.map(({ lockedId }) => lockedId), shownOf(unlocked)]).toEqual([['m'], 'a']);
  });
});

describe('the parts of a preview', () => {
  const empty = importPreview({ clientId: undefined, secretLength: undefined, key: undefined });

  it('are missing one by one', () => {
    expect(missingPieces(importPreview())).toEqual([]);
    expect(missingPieces(empty)).toEqual(['clientId', 'clientSecret', 'privateKey']);
  });

  it('are taken from another preview where they are missing', () => {
    const withId = importPreview({ secretLength: undefined, key: undefined });
    expect(piecesToTake(withId, importPreview())).toEqual(['clientSecret', 'privateKey']);
    expect(piecesToTake(empty, importPreview({ key: undefined }))).toEqual(['clientId', 'clientSecret']);
    expect(piecesToTake(importPreview(), importPreview())).toEqual([]);
  });

  it('are never taken from a client with another id', () => {
    const withId = importPreview({ secretLength: undefined });
    expect(piecesToTake(withId, importPreview({ clientId: 'OTHER' }))).toEqual([]);
  });

  it('tell a key that cannot be used from none', () => {
    const finding = (id: string) => [{ id, severity: 'error', message: '' }] as const;
    expect(keyIsUnusable(importPreview({ key: undefined, findings: finding('private-key-missing') }))).toBe(false);
    expect(keyIsUnusable(importPreview({ key: undefined, findings: finding('private-key-encrypted') }))).toBe(true);
    expect(keyIsUnusable(importPreview())).toBe(false);
  });
});
