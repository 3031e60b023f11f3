import { describe, expect, it } from 'vitest';
import { sourceOf, withFittingFormat } from '../../../../../../src/renderer/features/results/export/export-source.js';
import {
  runsToExport,
  searchedRunsToExport,
} from '../../../../../../src/renderer/features/results/export/runs-to-export.js';
import type { RunTab } from '../../../../../../src/shared/views/flow.js';
import type { KeptRunView } from '../../../../../../src/shared/views/history.js';

const SANDBOX = { kind: 'sandbox', origin: 'http://127.0.0.1:5443' } as const;
const tab = (changes: Partial<RunTab>): RunTab => ({
  runId: 'open-1',
  number: 1,
  startedAt: Date.UTC(2026, 0, 2),
  clientKey: 'key',
  clientName: 'Clinic booking',
  environment: SANDBOX,
  status: 'finished',
  started: true,
  verdict: 'passed',
  ended: 11,
  kept: false,
  hasValues: true,
  tamper: 'none',
  ...changes,
});
const kept = (changes: Partial<KeptRunView>): KeptRunView => ({
  id: 'kept-1',
  keptAt: 1,
  startedAt: Date.UTC(2026, 0, 1),
  clientName: 'Library card',
  clientId: 'LIBRARY',
  environment: { kind: 'staging', origin: 'https://api-stg.id.gov.sg' },
  scopes: ['openid'],
  outcome: 'passed',
  checks: { passed: 1, warned: 0, failed: 0, skipped: 0 },
  sub: 'u=1',
  pinned: false,
  notes: '',
  origin: 'run',
  privacy: 'received',
  bytes: 1,
  ...changes,
});

describe('runs to export', () => {
  it('are those that are open and those that were kept, each once, and say why one cannot be', () => {
    const listed = runsToExport(
      [
        tab({}),
        tab({ runId: 'new', started: false }),
        tab({ runId: 'half', hasValues: false }),
        tab({ runId: 'kept-2', kept: true }),
      ],
      [
        kept({}),
        kept({ id: 'kept-2' }),
        kept({ id: 'kept-3', privacy: 'sanitised' }),
        kept({ id: 'kept-4', sub: undefined }),
      ],
    );
    expect(listed.open.map(({ key, reason }) => [key, reason === undefined])).toEqual([
      ['tabs:open-1', true],
      ['tabs:half', false],
      ['tabs:kept-2', true],
    ]);
    expect(listed.kept.map(({ key, reason }) => [key, reason?.split(':')[0]])).toEqual([
      ['history:kept-1', undefined],
      ['history:kept-3', 'It came sanitised'],
      ['history:kept-4', 'It ended before its values were decrypted.'],
    ]);
  });

  it('are found by the words of their row', () => {
    const { open, kept: old } = runsToExport([tab({})], [kept({})]);
    const found = (query: string) => searchedRunsToExport([...open, ...old], query).map(({ key }) => key);
    expect(found(' ')).toHaveLength(2);
    expect(found('clinic RUN')).toEqual(['tabs:open-1']);
    expect(found('staging 2026-01')).toEqual(['history:kept-1']);
    expect(found('nobody')).toEqual([]);
  });

  it('are asked of main as what was chosen', () => {
    expect(sourceOf({ whose: 'run:a:b', runs: [] })).toEqual({ kind: 'runs', runs: [{ from: 'tabs', id: 'a:b' }] });
    expect(sourceOf({ whose: 'runs', runs: [] })).toBeUndefined();
    expect(sourceOf({ whose: 'runs', runs: ['tabs:1', 'history:2'] })).toEqual({
      kind: 'runs',
      runs: [
        { from: 'tabs', id: '1' },
        { from: 'history', id: '2' },
      ],
    });
    expect(sourceOf({ whose: 'persona:elder', runs: ['tabs:1'] })).toEqual({ kind: 'persona', persona: 'elder' });
    expect(sourceOf({ whose: 'personas', runs: [] })).toEqual({ kind: 'personas' });
  });

  it('are written in a format that holds several', () => {
    const choice = { whose: 'runs', runs: [], format: 'python', privacy: 'masked', seed: '1' } as const;
    expect(withFittingFormat(choice).format).toBe('ndjson');
    expect(withFittingFormat({ ...choice, format: 'csv' }).format).toBe('csv');
    expect(withFittingFormat({ ...choice, whose: 'run:1' }).format).toBe('python');
  });
});
