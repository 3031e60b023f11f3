import type { ProjectFile } from '../options.js';

/** The versions that the code was compiled and run with. */
export const VERSIONS = {
  '@opengovsg/sgid-client': '2.3.0',
  express: '5.3.0',
  jose: '6.2.18',
  typescript: '7.0.2',
  '@types/express': '5.0.6',
  '@types/node': '20.19.43',
  '@types/react': '19.3.0',
  next: '16.4.6',
  react: '19.3.1',
  'react-dom': '19.3.1',
  // Next.js checks types through an interface that TypeScript 7 does not have.
  'typescript for Next.js': '5.9.3',
} as const;
type PackageName = keyof typeof VERSIONS;

const pinned = (names: readonly PackageName[]) => Object.fromEntries(names.map((name) => [name, VERSIONS[name]]));

/** `package.json` and `tsconfig.json` of a server that is compiled into `dist`. */
export function packageFiles(
  dependencies: readonly PackageName[],
  types: readonly PackageName[],
): readonly ProjectFile[] {
  const manifest = {
    name: 'sgid-login',
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    scripts: { build: 'tsc', start: 'node --env-file-if-exists=.env dist/server.js' },
    dependencies: pinned(dependencies),
    devDependencies: pinned(['typescript', '@types/node', ...types]),
  };
  const compilerOptions = {
    target: 'es2023',
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    rootDir: 'src',
    outDir: 'dist',
  };
  return [jsonFile('package.json', manifest), jsonFile('tsconfig.json', { compilerOptions, include: ['src'] })];
}

export function jsonFile(name: string, value: unknown): ProjectFile {
  return { name, language: 'json', text: `${JSON.stringify(value, undefined, 2)}\n` };
}
