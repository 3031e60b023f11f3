import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../../../src/core/catalogue/catalogue.js';
import {
  blankRow,
  FORM_GROUPS,
  freeId,
  rowsOf,
  trimmed,
  withValue,
} from '../../../../../../src/renderer/features/sandbox/personas/persona-form.js';
import { PERSONAS } from '../../../../../../src/sandbox/personas/personas.js';

describe('the form of a persona', () => {
  it('has one field for each scope of the data catalogue but openid', () => {
    const scopes = FORM_GROUPS.flatMap((group) => group.scopes.map(({ scope }) => scope));
    expect(scopes.sort()).toEqual(
      SCOPES.map(({ scope }) => scope)
        .filter((scope) => scope !== 'openid')
        .sort(),
    );
  });

  it('tells an empty text from no value, and keeps the order of what is there', () => {
    const values = { 'myinfo.name': 'MINE', 'myinfo.sex': 'MALE' };
    expect(withValue(values, 'myinfo.name', undefined)).toEqual({ 'myinfo.sex': 'MALE' });
    expect(Object.entries(withValue(values, 'myinfo.name', ''))).toEqual([
      ['myinfo.name', ''],
      ['myinfo.sex', 'MALE'],
    ]);
    const form = { id: ' mine ', name: ' Mine ', note: ' ', values: { 'myinfo.name': ' ', 'myinfo.sex': '' } };
    expect(trimmed(form)).toEqual({ ...form, id: 'mine', name: 'Mine', note: '' });
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
        expect(JSON.stringify(rows)).toBe(text);
      }
    },
  );

  it('leaves a list alone that it could not write back: broken, of another form, or with members of another name', () => {
    const attributes = findScope('myinfo.vehicles')?.attributes ?? [];
    for (const text of ['', '[', '{}', '[1]', '[{"vehicleNumber":"SZZ1A"}]', '[{"vehicle_number":1}]']) {
      expect(rowsOf(attributes, text)).toBeUndefined();
    }
    expect(rowsOf(attributes, '[]')).toEqual([]);
  });

  it('takes lists in a list apart, and tells a member that is left out from an empty one', () => {
    const attributes = findScope('myinfo.children_birth_records')?.attributes ?? [];
    const blank = blankRow(attributes);
    expect(blank).toMatchObject({ name: '', vaccination_requirements: [] });
    const text = '[{"name":"","vaccination_requirements":[{"requirement":"Minimum","fulfilled":"TRUE"},{}]},{}]';
    const rows = rowsOf(attributes, text);
    expect(rows?.[0]?.vaccination_requirements).toEqual([{ requirement: 'Minimum', fulfilled: 'TRUE' }, {}]);
    expect(JSON.stringify(rows)).toBe(text);
    for (const nested of ['"NA"', '[1]', '[{"other":"x"}]', '[{"fulfilled":true}]']) {
      expect(rowsOf(attributes, `[{"vaccination_requirements":${nested}}]`)).toBeUndefined();
    }
  });
});
