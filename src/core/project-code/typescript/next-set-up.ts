import type { FrameworkHabits } from '../common-files.js';
import { NOTES } from '../facts.js';
import { FRONTEND_FILE } from '../frontend.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { comment, source } from '../source.js';
import { jsonFile, VERSIONS } from './package-files.js';

/** What Next.js itself is set up with, whichever router it is. */
export function nextSetUp(model: ProjectModel): readonly ProjectFile[] {
  return [
    { name: 'next.config.ts', language: 'typescript', text: NEXT_CONFIG },
    jsonFile('package.json', manifest(model)),
    jsonFile('tsconfig.json', TSCONFIG),
  ];
}

const NEXT_CONFIG = source`
import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  ${comment('//', NOTES.accessLog)}
  logging: { incomingRequests: { ignore: [/[?&](code|state)=/] } },
  // No other site may put these pages into one of its own.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
      ],
    },
  ],
  // It is for the server alone, and need not be bundled.
  serverExternalPackages: ['@opengovsg/sgid-client'],
};

export default config;
`;

function manifest({ port }: ProjectModel): object {
  const place = `-H 127.0.0.1 -p ${port}`;
  const { next, react, 'react-dom': reactDom, '@opengovsg/sgid-client': sdk } = VERSIONS;
  return {
    name: 'sgid-login',
    private: true,
    engines: { node: '>=20.19' },
    // On this computer alone, unless told otherwise.
    scripts: { dev: `next dev ${place}`, build: 'next build', start: `next start ${place}` },
    dependencies: { '@opengovsg/sgid-client': sdk, next, react, 'react-dom': reactDom },
    devDependencies: {
      '@types/node': VERSIONS['@types/node'],
      '@types/react': VERSIONS['@types/react'],
      typescript: VERSIONS['typescript for Next.js'],
    },
  };
}

// Next.js writes into the file what it misses there.
const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    lib: ['dom', 'dom.iterable', 'es2023'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    strict: true,
    noUncheckedIndexedAccess: true,
    allowJs: true,
    noEmit: true,
    incremental: true,
    isolatedModules: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    skipLibCheck: true,
    plugins: [{ name: 'next' }],
    paths: { '@/*': ['./*'] },
  },
  include: ['next-env.d.ts', '**/*.ts', '**/*.tsx', '.next/types/**/*.ts', '.next/dev/types/**/*.ts'],
  exclude: ['node_modules'],
};

export const NEXT_STEPS = {
  needs: 'Node 20.19 or later',
  install: 'npm install',
  run: 'npm run dev',
  notes: [
    '`npm run build && npm start` is how it runs in front of users. Behind a proxy on another machine, `-H` in `package.json` has to be 0.0.0.0.',
  ],
};

/** A front end of its own has its own place; one from the same origin is part of the project. */
export function nextHabits({ rendersPages, needsCors }: ProjectModel): FrameworkHabits {
  return {
    envFile: '.env.local',
    envNotes: [String.raw`But Next.js takes $ for the start of a variable’s name: write \$ for it.`],
    listens: false,
    made: ['next-env.d.ts', '*.tsbuildinfo'],
    frontendFile: needsCors ? FRONTEND_FILE : 'lib/browser.js',
    servesHome: !(rendersPages || needsCors),
  };
}
