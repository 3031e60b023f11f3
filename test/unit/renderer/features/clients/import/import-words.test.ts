import { describe, expect, it } from 'vitest';
import { listed } from '../../../../../../src/renderer/components/format.js';
import {
  importDescription,
  unreadyReason,
} from '../../../../../../src/renderer/features/clients/import/import-words.js';
import { fileNameOf } from '../../../../../../src/renderer/features/clients/import/trash-offers.js';
import { importPreview } from '../../../../../support/import-preview.js';

describe('the words of the import dialog', () => {
  it.each([
    [{}, 'Read from clinic.json, as JSON. Nothing is saved yet.'],
    [
      { format: 'env', sources: [{ kind: 'clipboard' }] },
      'Read from the clipboard, as environment variables. Nothing is saved yet.',
    ],
    [{ format: 'pieces', sources: [] }, 'Put together by hand. Nothing is saved yet.'],
    [
      { format: 'pieces', sources: [{ kind: 'file', name: 'a.pem' }, { kind: 'clipboard' }, { kind: 'clipboard' }] },
      'Read from a.pem and the clipboard. Nothing is saved yet.',
    ],
    [
      { sources: [{ kind: 'file', name: 'a\u202Enosj.exe' }] },
      'Read from a⟨U+202E⟩nosj.exe, as JSON. Nothing is saved yet.',
    ],
  ] as const)('says where %j was read from', (part, words) => {
    expect(importDescription(importPreview(part))).toBe(words);
  });

  it('says what is missing, or to mend what is wrong', () => {
    expect(unreadyReason(importPreview({ secretLength: undefined }))).toBe('Still missing: client secret');
    expect(unreadyReason(importPreview())).toBe('Mend the errors above and import again');
    const broken = [{ id: 'private-key-encrypted', severity: 'error', message: '' }] as const;
    expect(unreadyReason(importPreview({ key: undefined, findings: broken }))).toMatch(/^Mend/);
  });

  it('lists words', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });

  it('names a file by the end of its path', () => {
    expect(['/home/me/a.json', 'C:\\keys\\b.pem', 'c.env'].map(fileNameOf)).toEqual(['a.json', 'b.pem', 'c.env']);
  });
});
