import { describe, expect, it } from 'vitest';
import { findScope, SCOPES } from '../../../../src/core/catalogue/catalogue.js';
import { exportFileName } from '../../../../src/core/export/file-name.js';
import { findFormat } from '../../../../src/core/export/formats.js';
import { buildSamplePayload, type SampleSource } from '../../../../src/core/export/sample-payload.js';

const fields = SCOPES.filter(({ scope }) => scope !== 'openid').map(({ scope, example }) => ({
  scope,
  value: example,
}));
const source: SampleSource = {
  sub: 'u=6f8e1c1e',
  fields,
  requestedScopes: SCOPES.map(({ scope }) => scope),
  clientId: 'CLINIC-BOOKING',
  environment: 'sandbox',
  issuer: 'http://127.0.0.1:5443/v2',
  privacy: 'masked',
  at: Date.parse('2025-06-15T04:05:06Z'),
  consoleVersion: '0.1.0',
  variant: 'A',
};

describe('buildSamplePayload', () => {
  it('has sub and data exactly as received when that was asked for, and says first that it holds personal data', () => {
    const payload = JSON.parse(JSON.stringify(buildSamplePayload({ ...source, privacy: 'received' })));
    expect(Object.keys(payload)).toEqual(['_about', 'sub', 'data', '_fields']);
    expect(payload.sub).toBe(source.sub);
    expect(payload.data).toEqual(Object.fromEntries(fields.map(({ scope, value }) => [scope, value])));
    expect(payload._about).toMatchObject({
      privacy: 'received',
      holdsPersonalData: true,
      receivedAt: '2025-06-15T04:05:06.000Z',
    });
    expect(payload._about.note).toMatch(/personal data/i);
  });

  it('holds nothing of a sensitive value when masked, wherever it looks', () => {
    const text = JSON.stringify(buildSamplePayload(source));
    for (const { scope, example, sensitivity } of SCOPES) {
      if (sensitivity === 'low' || scope === 'openid' || example === 'SINGAPORE') continue;
      expect(text.includes(example), scope).toBe(false);
    }
    for (const part of [
      source.sub,
      'S3000786G',
      '786G',
      'T1808765G',
      'LIM',
      'hui',
      'SBA1234G',
      '1985',
      '91234567',
      '409999',
    ]) {
      expect(text, part).not.toContain(part);
    }
    expect(buildSamplePayload(source)._about).toMatchObject({ privacy: 'masked', holdsPersonalData: false });
  });

  it('says in its note what is masked: sub, and the values that are or are not, whichever are fewer', () => {
    const payload = buildSamplePayload(source);
    const { note } = payload._about;
    expect(note).toMatch(/^`sub` is replaced by MASKED\. Stand-ins of the same shape are in `data` for all but: /);
    for (const { scope, masked } of payload._fields) {
      const named = note.split(/[ ,.]+(?=[mpTO])/).includes(scope);
      expect([scope, named]).toEqual([scope, !masked]);
    }
    const noteOf = (...values: readonly (readonly [string, string])[]) =>
      buildSamplePayload({ ...source, fields: values.map(([scope, value]) => ({ scope, value })) })._about.note;
    expect(noteOf(['myinfo.name', 'NA'])).toContain('The values of `data` are as received.');
    expect(noteOf(['myinfo.name', 'X'])).toContain('in all of `data`.');
    expect(noteOf(['myinfo.name', 'X'], ['myinfo.sex', 'MALE'])).toContain('in `data` for: myinfo.name. Other');
  });

  it('keeps plain values, NA and the number of members when masked', () => {
    const with_na = [
      { scope: 'myinfo.dialect', value: 'NA' },
      ...fields.filter(({ scope }) => scope !== 'myinfo.dialect'),
    ];
    const { data } = buildSamplePayload({ ...source, fields: with_na });
    expect(Object.keys(data)).toHaveLength(34);
    expect(data['myinfo.dialect']).toBe('NA');
    expect(data['myinfo.sex']).toBe('FEMALE');
    expect(data['pocdex.number_of_employments']).toBe('1');
    expect(JSON.parse(data['myinfo.vehicles'] ?? '')).toEqual([{ vehicle_number: 'MASKED' }]);
  });

  it('reports how each field was read, in JSON’s own types where it may be seen', () => {
    const report = (privacy: SampleSource['privacy'], scope: string) =>
      buildSamplePayload({ ...source, privacy })._fields.find((field) => field.scope === scope);
    expect(report('received', 'myinfo.date_of_birth')).toMatchObject({
      status: 'decrypted',
      masked: false,
      readAs: 'date',
      parsed: { date: '1985-03-27', precision: 'day' },
    });
    expect(report('received', 'myinfo.registered_address')?.parsed).toHaveLength(3);
    expect(report('received', 'myinfo.children_birth_records')?.parsed).toMatchObject([{ birth_cert_no: 'T1808765G' }]);
    expect(report('masked', 'myinfo.date_of_birth')).toMatchObject({ masked: true, readAs: 'date', parsed: undefined });
    expect(report('masked', 'myinfo.is_age_above_18')).toMatchObject({ masked: false, parsed: true });
    expect(report('masked', 'pocdex.number_of_employments')?.parsed).toBe(1);
    expect(report('masked', 'myinfo.nric_number')?.label).toBe(findScope('myinfo.nric_number')?.label);
  });

  it('lists what failed, what is missing and what was not asked for', () => {
    const payload = buildSamplePayload({
      ...source,
      requestedScopes: ['openid', 'myinfo.name', 'myinfo.sex', 'myinfo.race'],
      fields: [
        { scope: 'myinfo.name', problem: 'The tag does not match.' },
        { scope: 'myinfo.sex', value: 'MALE' },
        { scope: 'myinfo.surprise', value: 'LIM HUI SHAN' },
      ],
    });
    expect(payload.data).toEqual({ 'myinfo.sex': 'MALE', 'myinfo.surprise': 'MASKED' });
    expect(payload._fields.map(({ scope, status }) => [scope, status])).toEqual([
      ['myinfo.name', 'failed'],
      ['myinfo.sex', 'decrypted'],
      ['myinfo.surprise', 'decrypted'],
      ['myinfo.race', 'missing'],
    ]);
    expect(payload._fields[2]?.findings).toMatchObject([{ id: 'unknown-scope' }]);
  });

  it('has a member named __proto__ as data like any other', () => {
    const payload = buildSamplePayload({
      ...source,
      privacy: 'received',
      fields: [{ scope: '__proto__', value: 'x' }],
    });
    expect(JSON.stringify(payload.data)).toBe('{"__proto__":"x"}');
  });
});

describe('exportFileName', () => {
  const json = findFormat('json');
  it.each([
    ['CLINIC-BOOKING', 'masked', 'sgid-sample-clinic-booking-20250615-040506-masked.json'],
    ['../../etc/passwd', 'received', 'sgid-sample-etc-passwd-20250615-040506-received.json'],
    ['\u0000:*?"<>|', 'synthetic', 'sgid-sample-client-20250615-040506-synthetic.json'],
    ['CON', 'masked', 'sgid-sample-con-20250615-040506-masked.json'],
  ] as const)('for %j, %s', (clientId, privacy, name) => {
    if (json === undefined) throw new Error('There is no JSON.');
    expect(exportFileName({ clientId, privacy, receivedAt: '2025-06-15T04:05:06.000Z' }, json)).toBe(name);
  });

  it('stays short, stands a time that no calendar has, and has no extension for a folder', () => {
    const folder = findFormat('fixtures');
    if (folder === undefined) throw new Error('There are no fixtures.');
    const about = { clientId: 'x'.repeat(10_000), privacy: 'masked', receivedAt: 'never' } as const;
    expect(exportFileName(about, folder)).toBe(`sgid-fixtures-${'x'.repeat(40)}-19700101-000000-masked`);
  });
});
