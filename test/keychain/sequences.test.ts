import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../src/core/errors.js';
import { type Action, action, actual, agrees, expected, type ModelClient, perform } from './support/client-model.js';
import { watchKeychain } from './support/keychain-items.js';
import { Killed, mortal } from './support/mortal.js';
import { newFolder, openStorage, removeFolder, type Storage } from './support/saved-clients.js';

const RUNS = 100;

/** An action, and the write at which its process is killed; without one it comes to its end. */
interface Step {
  readonly action: Action;
  readonly killedAt: number | undefined;
}

const steps = fc.array(
  fc.record<Step>({ action, killedAt: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined, freq: 2 }) }),
  { minLength: 1, maxLength: 6 },
);

/** The storage as the next process finds it: those that wrote before are gone. */
async function restart(folder: string): Promise<Storage> {
  const storage = await openStorage(folder);
  storage.settings.update((now) => ({
    ...now,
    pendingSecrets: now.pendingSecrets.map((entry) => ({ ...entry, pid: 0 })),
  }));
  await storage.clients.clearLeftovers();
  return storage;
}

/** Whether it came to its end. */
async function tryTo(
  storage: Storage,
  model: readonly ModelClient[],
  step: Step,
): Promise<'done' | 'refused' | 'killed'> {
  try {
    await perform(step.killedAt === undefined ? storage : mortal(storage, step.killedAt), model, step.action);
    return 'done';
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    if (error instanceof ConsoleError && error.code === 'client-ambiguous') return 'refused';
    throw error;
  }
}

async function takeStep(storage: Storage, model: readonly ModelClient[], step: Step) {
  const wanted = expected(model, step.action);
  const came = await tryTo(storage, model, step);
  const now = step.killedAt === undefined ? storage : await restart(storage.folder);
  const found = await actual(now);
  if (came === 'refused') expect(wanted).toBeUndefined();
  const allowed = came === 'done' ? [wanted ?? []] : came === 'refused' ? [model] : [model, wanted ?? model];
  expect({ came, found, as: allowed.some((one) => agrees(found, one)) }).toEqual({ came, found, as: true });
  return { storage: now, model: found };
}

async function runAll(sequence: readonly Step[]): Promise<void> {
  const folder = newFolder();
  const strayAccounts = await watchKeychain();
  try {
    let now: { storage: Storage; model: readonly ModelClient[] } = { storage: await openStorage(folder), model: [] };
    for (const step of sequence) now = await takeStep(now.storage, now.model, step);
    const last = await restart(folder);
    expect(agrees(await actual(last), now.model)).toBe(true);
    expect(await strayAccounts(last.clients.list())).toEqual([]);
    expect(last.settings.read().pendingSecrets).toEqual([]);
    for (const { key } of last.clients.list()) await last.clients.remove(key);
    expect(await strayAccounts([])).toEqual([]);
  } finally {
    await emptied(folder);
    removeFolder(folder);
  }
}

/** What a failed run leaves would be taken for a fault of the next. */
async function emptied(folder: string): Promise<void> {
  const { clients } = await restart(folder);
  for (const { key } of clients.list()) await clients.remove(key);
}

describe('any sequence of imports, edits, duplications, replacements, removals, crashes and restarts', () => {
  it(`K05 K06 K07 K09 K11 loses no client, mixes none, and leaves no item behind (${RUNS} sequences)`, async () => {
    // A failure is reported with its seed and path, to be run again.
    await fc.assert(fc.asyncProperty(steps, runAll), { numRuns: RUNS });
  }, 120_000);
});
