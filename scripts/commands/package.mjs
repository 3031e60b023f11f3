import { ensureDependencies } from '../lib/dependencies.mjs';
import { provideElectron } from '../lib/electron/provide.mjs';
import { readOptions } from '../lib/options.mjs';
import { makePackage, packages } from '../lib/package.mjs';
import { say } from '../lib/say.mjs';

const description = {
  usage: 'npm run package -- [FLAGS]\nPackages the app for this platform, unpacked, into dist/.',
  flags: {
    'test-variant': { type: 'boolean', text: 'the variant that tests may drive, into dist/test-variant' },
    installers: { type: 'boolean', text: 'also make the installers; their tools are downloaded' },
  },
};

/** `npm run package`. */
export async function main(args) {
  const options = readOptions(args, description);
  if (!options) return;
  await ensureDependencies();
  const runtime = await provideElectron();
  const variant = options.flags['test-variant'] ? packages.testVariant : packages.release;
  const program = await makePackage(variant, runtime, { installers: options.flags.installers });
  say(`✓ ${program} (Electron ${runtime.version})`);
}
