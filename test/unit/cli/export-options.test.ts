import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readExportOptions } from '../../../src/cli/commands/export-options.js';
import { COMMANDS, type CommandName, commandHelp } from '../../../src/cli/help.js';
import { EXPORT_FORMATS } from '../../../src/core/export/formats.js';
import { PRIVACY_LEVELS } from '../../../src/core/export/privacy.js';
import { thrownCode } from '../../support/thrown-code.js';

describe('readExportOptions', () => {
  it('has JSON, masked, with the usual seed by default, and as received with --reveal', () => {
    expect(readExportOptions({ export: 'x' })).toEqual({ path: 'x', format: 'json', privacy: 'masked', seed: '1' });
    expect(readExportOptions({ export: 'x', reveal: true })?.privacy).toBe('received');
    expect(readExportOptions({ export: 'x', reveal: true, privacy: 'masked' })?.privacy).toBe('masked');
    expect(readExportOptions({ export: 'x', privacy: 'synthetic', seed: 'a' })?.seed).toBe('a');
    expect(readExportOptions({ reveal: true })).toBeUndefined();
  });

  it.each([
    ['people.csv', 'csv'],
    ['.env', 'env'],
    ['Sample.TS', 'typescript'],
    ['runs.ndjson', 'ndjson'],
    ['sgid.schema.json', 'json-schema'],
    ['sgid.openapi.json', 'openapi'],
    ['sample.json', 'json'],
    ['sample', 'json'],
  ])('takes the format of %s from its ending, and a named one before it', (name, format) => {
    expect(readExportOptions({ export: name })?.format).toBe(format);
    expect(readExportOptions({ export: name, format: 'html' })?.format).toBe('html');
  });

  it.each([
    ['as received without --reveal', { export: 'x', privacy: 'received' }, 'usage-privacy'],
    ['an unknown privacy', { export: 'x', privacy: 'public' }, 'usage-value'],
    ['an unknown format', { export: 'x', format: 'xml' }, 'usage-value'],
    ['a format of nothing', { format: 'json' }, 'usage-format'],
    ['a privacy of nothing', { privacy: 'masked' }, 'usage-privacy'],
    ['a seed for what does not grow', { export: 'x', seed: '2' }, 'usage-seed'],
    ['a seed too long', { export: 'x', privacy: 'synthetic', seed: 'x'.repeat(101) }, 'usage-seed'],
  ])('refuses %s', (_name, given, code) => {
    expect(thrownCode(() => readExportOptions(given))).toBe(code);
  });

  it('is told of in help and documents, format by format', () => {
    const docs = readFileSync(new URL('../../../docs/command-line.md', import.meta.url), 'utf8');
    for (const { id, purpose } of EXPORT_FORMATS) expect(docs).toContain(`| \`${id}\` | ${purpose} |`);
    for (const { id, description } of PRIVACY_LEVELS) expect(docs).toContain(`| \`${id}\` | ${description} |`);
    for (const name of ['run', 'decrypt'] satisfies readonly CommandName[]) {
      for (const { id } of EXPORT_FORMATS) expect([name, id, commandHelp(name).includes(id)]).toEqual([name, id, true]);
    }
    expect(Object.keys(COMMANDS)).toContain('decrypt');
  });
});
