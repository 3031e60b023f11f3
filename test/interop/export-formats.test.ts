import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/core/catalogue/catalogue.js';
import type { ExportFormatId } from '../../src/core/export/formats.js';
import type { SampleSource } from '../../src/core/export/sample-payload.js';
import { writeExport } from '../../src/core/export/write-export.js';
import { PERSONAS } from '../../src/sandbox/personas/personas.js';
import { exportSample, goldenSample, personaValues, sampleSource } from '../support/sample-source.js';

/** Text that every language quotes in another way. */
const HOSTILE = `a"b'c\\n\\\\\${x}\`\n\r\t"""'''#{y}%(z)s </script> \u202E\u2028\u0000\u{1F600}\u{E0001}`;
const PYTHON = ['/usr/bin/python3', 'python3'].find((path) => spawnSync(path, ['--version']).status === 0) ?? '';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sgid-formats-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function textOf(format: ExportFormatId, source: SampleSource): Promise<string> {
  const exported = await writeExport(format, [exportSample(source)]);
  if (exported.kind === 'folder') throw new Error('Expected one file.');
  return exported.text;
}

const hostile = (changes: Partial<SampleSource> = {}): SampleSource =>
  sampleSource(
    { 'myinfo.name': HOSTILE, 'x\'"\n*/ */': HOSTILE, 'myinfo.sex': 'MALE' },
    { privacy: 'received', clientId: `C*/\n"""'\u202E`, sub: HOSTILE, ...changes },
  );
const expected = (source: SampleSource) => ({
  sub: source.sub,
  data: Object.fromEntries(source.fields.map(({ scope, value }) => [scope, value])),
});

describe('exports, read by those they are for', () => {
  it('TypeScript: holds the types it gives, under strict rules, and is the payload when it runs', async () => {
    const sources = [hostile(), sampleSource(personaValues('citizen-parent'), { privacy: 'synthetic' })];
    const files = await Promise.all(
      sources.map(async (source, at) => {
        const path = join(folder, `fixture-${at}.ts`);
        await writeFile(path, await textOf('typescript', source));
        return path;
      }),
    );
    const options = [
      '--noEmit',
      '--strict',
      '--noUncheckedIndexedAccess',
      '--target',
      'es2022',
      '--module',
      'nodenext',
    ];
    const checked = spawnSync('node_modules/.bin/tsc', [...options, '--ignoreConfig', ...files], { encoding: 'utf8' });
    expect(checked.stdout).toBe('');
    expect(checked.status).toBe(0);
    const { userInfo } = (await import(files[0] ?? '')) as { userInfo: unknown };
    expect(userInfo).toEqual(expected(sources[0] ?? hostile()));
  });

  it('Python: compiles, and is the payload when it runs', async () => {
    const source = hostile();
    const path = join(folder, 'fixture.py');
    await writeFile(path, await textOf('python', source));
    const print = `import json, sys, runpy; print(json.dumps(runpy.run_path(sys.argv[1])["USER_INFO"]))`;
    const run = spawnSync(PYTHON, ['-W', 'error', '-c', print, path], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual(expected(source));
  });

  it('.env: gives Node and python-dotenv every value that quotes hold, and the whole payload', async () => {
    for (const source of [hostile(), sampleSource(personaValues('citizen-parent'), { privacy: 'received' })]) {
      const text = await textOf('env', source);
      const byNode = parseEnv(text);
      const all = { ...expected(source).data };
      expect(JSON.parse(byNode.SGID_SAMPLE_JSON ?? '')).toEqual(expected(source));
      if (all['myinfo.nric_number'] !== undefined)
        expect(byNode.SGID_MYINFO_NRIC_NUMBER).toBe(all['myinfo.nric_number']);
      const dump = `import io, json, sys; from dotenv import dotenv_values; print(json.dumps(dotenv_values(stream=io.StringIO(sys.stdin.read()))))`;
      const python = spawnSync(PYTHON, ['-c', dump], { input: text, encoding: 'utf8' });
      if (python.status === 0) expect(JSON.parse(python.stdout)).toEqual(byNode);
    }
  });

  it('JSON Schema: is one, takes every persona of the sandbox, and refuses what is not in the documented form', async () => {
    const scopes = SCOPES.map(({ scope }) => scope);
    const schema = JSON.parse(await textOf('json-schema', sampleSource({}, { requestedScopes: scopes })));
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    const validate = ajv.compile(schema);
    for (const { id } of PERSONAS.filter((persona) => persona.id !== 'markup-name')) {
      const valid = validate({ sub: 'u=1', data: personaValues(id) });
      expect([id, validate.errors, valid]).toEqual([id, null, true]);
    }
    for (const { scope, example } of SCOPES.filter((one) => one.scope !== 'openid')) {
      expect([scope, validate({ sub: 'u=1', data: { [scope]: example } })]).toEqual([scope, true]);
    }
    for (const [scope, value] of [
      ['myinfo.nric_number', 'X1234567A'],
      ['myinfo.date_of_birth', '1 May 1965'],
      ['myinfo.is_age_above_18', 'yes'],
      ['myinfo.mobile_number_with_country_code', '91234567'],
    ] as const) {
      expect([scope, validate({ sub: 'u=1', data: { [scope]: value } })]).toEqual([scope, false]);
    }
    expect(validate({ data: {} })).toBe(false);
    const children = ajv.compile({
      $ref: '#/$defs/list',
      $defs: { ...schema.$defs, list: { type: 'array', items: { $ref: '#/$defs/ChildrenBirthRecords' } } },
    });
    expect(children(JSON.parse(personaValues('citizen-parent')['myinfo.children_birth_records'] ?? ''))).toBe(true);
    expect(children([{ birth_cert_no: 1 }])).toBe(false);
  });

  it('OpenAPI: its schemas compile, and its example fits them', async () => {
    const source = sampleSource(personaValues('citizen-parent'), { privacy: 'synthetic' });
    const { openapi, components } = JSON.parse(await textOf('openapi', source));
    expect(openapi).toBe('3.1.0');
    const root = { $id: 'https://console.example/openapi', components, $ref: '#/components/schemas/SgidUserInfo' };
    const validate = new Ajv2020({ strict: true, strictSchema: false }).compile(root);
    expect([validate(components.examples.SgidUserInfo.value), validate.errors]).toEqual([true, null]);
  });

  it('HTML: nothing of a value is markup, and nothing is loaded or run', async () => {
    const text = await textOf('html', hostile());
    expect(text).not.toMatch(/<script|<img|<link|src=|href=|javascript:/i);
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(text).toContain('&lt;/script&gt;');
    expect(text).toContain('HOLDS PERSONAL DATA AS RECEIVED');
    for (const unseen of ['\u202E', '\u2028', '\u0000']) expect(text).not.toContain(unseen);
  });

  it('decoded JSON: has dates, lists and booleans in types of their own', async () => {
    const { _values } = JSON.parse(
      await textOf('json-decoded', sampleSource(personaValues('citizen-parent'), { privacy: 'received' })),
    );
    expect(_values['myinfo.is_age_above_18']).toBe(true);
    expect(_values['myinfo.divorce_date']).toBeNull();
    expect(_values['myinfo.registered_address']).toHaveLength(3);
    expect(_values['myinfo.children_birth_records'][0].vaccination_requirements[0].fulfilled).toBe('TRUE');
    expect(goldenSample('masked').payload._fields.every(({ masked, parsed }) => !masked || parsed === undefined)).toBe(
      true,
    );
  });
});
