import packageJson from '../../../package.json' with { type: 'json' };

/** The Electron that releases carry. */
const RELEASED_ELECTRON = packageJson.devDependencies.electron;

/** Says so where the Electron that runs is not the one that releases carry; undefined where it is. */
export function runtimeNote(running: string | undefined = process.versions.electron): string | undefined {
  if (running === RELEASED_ELECTRON) return undefined;
  return `Development runtime: Electron ${running ?? 'unknown'} instead of ${RELEASED_ELECTRON}, which releases carry.`;
}
