import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../src/core/catalogue/catalogue.js';
import {
  FORM_GROUPS,
  freeId,
  rowsOf,
  textOfRows,
  withoutEmpty,
} from '../../../src/renderer/features/sandbox/persona-form.js';
import { PERSONAS } from '../../../src/sandbox/personas/personas.js';

describe('the form of a persona', () => {
  it('has one field for each scope of the data catalogue but openid', () => {
    const scopes = FORM_GROUPS.flatMap((group) => group.scopes.map(({ scope }) => scope));
    expect(scopes.sort()).toEqual(
      SCOPES.map(({ scope }) => scope)
        .filter((scope) => scope !== 'openid')
        .sort(),
    );
  });

  it('takes an empty field for a value that the person does not have', () => {
    const form = { id: ' mine ', name: ' Mine ', note: '', values: { 'myinfo.name': 'MINE', 'myinfo.sex': '' } };
    expect(withoutEmpty(form)).toEqual({ id: 'mine', name: 'Mine', note: '', values: { 'myinfo.name': 'MINE' } });
  });

  it('makes an id of a name that is free', () => {
    expect(freeId('José María (何塞)', [])).toBe('jose-maria');
    expect(freeId('何塞', [])).toBe('persona');
    expect(freeId('elder', ['elder', 'elder-2'])).toBe('elder-3');
  });

  it.each(PERSONAS.map(({ id, record }) => [id, record] as const))(
    'writes the lists of %s back unchanged',
    (_id, record) => {
      for (const [scope, text] of Object.entries(record.values)) {
        const definition = findScope(scope);
        if (definition?.type !== 'records') continue;
        const attributes = definition.attributes ?? [];
        const rows = rowsOf(attributes, text);
        expect(rows, scope).toBeDefined();
        // The order of members is the catalogue's; they are the same.
        expect(JSON.parse(textOfRows(attributes, rows ?? []))).toEqual(JSON.parse(text));
      }
    },
  );

  it('leaves a list alone that it could not write back: broken, or with members of another name', () => {
    const attributes = findScope('myinfo.vehicles')?.attributes ?? [];
    for (const text of ['[', '{}', '[1]', '[{"vehicleNumber":"SZZ1A"}]']) {
      expect(rowsOf(attributes, text)).toBeUndefined();
    }
    expect(rowsOf(attributes, '')).toEqual([]);
  });
});
