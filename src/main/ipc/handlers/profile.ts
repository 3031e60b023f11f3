import { join } from 'node:path';
import { app } from 'electron';
import { ConsoleError } from '../../../core/errors.js';
import { type ObservedProfile, observeProfile } from '../../../core/profile/observed-profile.js';
import { profileFacts } from '../../../core/profile/profile-facts.js';
import { readProfileFile } from '../../../engine/profile-file.js';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import type { RunBook } from '../../runs/run-book.js';
import { asConsoleError } from '../../sandbox/sandbox-error.js';
import type { SandboxHost } from '../../sandbox/sandbox-host.js';
import { askForFiles, askWhereToSave, type WindowOf } from '../../window/ask-for-files.js';
import type { HandlersOf } from '../router.js';

const TYPES = [{ name: 'Provider profile', extensions: ['json'] }];

export function profileHandlers(runs: RunBook, sandbox: SandboxHost, windowOf: WindowOf): HandlersOf<'profile'> {
  const seenIn = (runId: string): ObservedProfile => {
    const profile = observeProfile(runs.withResults(runId).run);
    if (profile !== undefined) return profile;
    throw new ConsoleError(
      'config',
      'nothing-observed',
      'Expected a run in which the provider answered; in this it has not.',
      {
        hint: 'Run the flow first.',
      },
    );
  };
  const takeOn = (profile: object | undefined): SandboxView => {
    try {
      sandbox.takeAfter(profile);
    } catch (error) {
      throw asConsoleError(error);
    }
    return sandbox.view();
  };
  return {
    'profile.describe': ({ runId }) => {
      const profile = observeProfile(runs.withResults(runId).run);
      return profile === undefined ? null : { facts: profileFacts(profile) };
    },
    'profile.export': async ({ runId }) => {
      const profile = seenIn(runId);
      const path = await askWhereToSave(windowOf, {
        title: 'Export what the provider does',
        defaultPath: join(app.getPath('documents'), `sgid-profile-${profile.environment}-${profile.observed}.json`),
        filters: TYPES,
      });
      if (path === undefined) return null;
      await writePrivateFile(path, `${JSON.stringify(profile, null, 2)}\n`);
      return { path };
    },
    'profile.takeOn': ({ runId }) => takeOn(JSON.parse(JSON.stringify(seenIn(runId)))),
    'profile.takeOnFile': async () => {
      const [path] = await askForFiles(windowOf, {
        title: 'Take after a provider',
        properties: ['openFile'],
        filters: TYPES,
      });
      return path === undefined ? null : takeOn(await readProfileFile(path));
    },
    'profile.drop': () => takeOn(undefined),
  };
}
