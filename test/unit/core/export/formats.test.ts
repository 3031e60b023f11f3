import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormatId } from '../../../../src/core/export/formats.js';
import { PRIVACY_LEVELS, type SamplePrivacy } from '../../../../src/core/export/privacy.js';
import { writeExport } from '../../../../src/core/export/write-export.js';
import { exportSample, goldenSample, personaValues, sampleSource } from '../../../support/sample-source.js';
import { steady } from '../../../support/steady-export.js';

const FOLDER = '../../../fixtures/exports';
const CASES = PRIVACY_LEVELS.flatMap(({ id: privacy }) => EXPORT_FORMATS.map((format) => ({ privacy, format })));

/** The text of an export; of a folder, its files one below the other. */
async function textOf(format: ExportFormatId, ...samples: Parameters<typeof writeExport>[1]): Promise<string> {
  const exported = await writeExport(format, samples);
  if (exported.kind === 'file') return exported.text;
  return exported.files.map(({ name, text }) => `=== ${name}\n${text}`).join('');
}

/** Each made once: fixtures take a second for their keys. */
const goldens = new Map<string, Promise<string>>();
function goldenText(format: ExportFormatId, privacy: SamplePrivacy): Promise<string> {
  const key = `${format}/${privacy}`;
  const text = goldens.get(key) ?? textOf(format, goldenSample(privacy));
  goldens.set(key, text);
  return text;
}

describe('export formats', () => {
  // Written anew by `npx vitest run --project unit test/unit/core/export/formats.test.ts --update`, and then read.
  it.each(CASES)('$format.id, $privacy, is as the file in fixtures/exports', async ({ privacy, format }) => {
    const text = await goldenText(format.id, privacy);
    await expect(steady(text)).toMatchFileSnapshot(`${FOLDER}/${format.id}.${privacy}.txt`);
  });

  it.each(CASES)(
    '$format.id, $privacy, says what it is, of which client, scopes, time and version',
    async ({ privacy, format }) => {
      const text = (await goldenText(format.id, privacy)).replace(/\s+/g, ' ');
      expect(text).toMatch(
        new RegExp(`privacy"?: "?${privacy}|${PRIVACY_LEVELS.find(({ id }) => id === privacy)?.label}`, 'i'),
      );
      for (const part of ['CLINIC-BOOKING', 'myinfo.missing', '2026-02-03T04:05:06.000Z', 'sgID Console 0.0.0-test']) {
        expect([part, text.includes(part)]).toEqual([part, true]);
      }
    },
  );

  it('writes several runs in the formats that hold them, and no others', async () => {
    const samples = ['elder', 'student'].map((id) => exportSample(sampleSource(personaValues(id))));
    for (const { id, several } of EXPORT_FORMATS) {
      const written = writeExport(id, samples);
      if (several) await expect(written).resolves.toMatchObject({ kind: 'file' });
      else await expect(written).rejects.toMatchObject({ code: 'export-one-only' });
    }
    const lines = (await textOf('ndjson', ...samples)).trimEnd().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(Array(2).fill(['_about', 'sub', 'data']));
  });

  it('.env: no scope takes the name of the subject or of the whole payload', async () => {
    const text = await textOf(
      'env',
      exportSample(sampleSource({ sub: 'x', sample_json: 'y' }, { privacy: 'received' })),
    );
    const names = [...text.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(['SGID_SUB', 'SGID_SUB_2', 'SGID_SAMPLE_JSON_2', 'SGID_SAMPLE_JSON']);
  });

  it('has nothing to encrypt to without a client, and neither key nor data for openid alone', async () => {
    const sample = exportSample(sampleSource(personaValues('elder')));
    const orphan = writeExport('json-encrypted', [{ ...sample, recipient: undefined }]);
    await expect(orphan).rejects.toMatchObject({ code: 'export-no-client' });
    const bare = JSON.parse(await textOf('json-encrypted', exportSample(sampleSource({}))));
    expect(Object.keys(bare)).toEqual(['_about', 'sub']);
  });
});
