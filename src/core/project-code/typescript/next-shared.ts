import { NOTES } from '../facts.js';
import { frontendFiles } from '../frontend.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { comment, source } from '../source.js';
import { configModule } from './config.js';
import { dataModule } from './data.js';
import { destinations } from './headers.js';
import { sdkLoginModule } from './login-sdk.js';
import { jsonFile, VERSIONS } from './package-files.js';
import { sessionsModule } from './sessions.js';

/** What both routers share: the login, the settings, and what Next.js itself is set up with. */
export function nextFiles(model: ProjectModel): readonly ProjectFile[] {
  const next = { bundled: true, importEnd: '' };
  return [
    typescript('lib/sgid.ts', sdkLoginModule(next)),
    typescript('lib/sessions.ts', sessionsModule(model, next)),
    typescript('lib/sgid-data.ts', dataModule(model)),
    typescript('lib/config.ts', configModule(model)),
    typescript('next.config.ts', NEXT_CONFIG),
    jsonFile('package.json', manifest(model)),
    jsonFile('tsconfig.json', TSCONFIG),
    ...(model.needsCors ? [] : frontendFiles(model)).map((file) => ({ ...file, name: 'lib/browser.js' })),
    ...(model.needsCors ? frontendFiles(model) : []),
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
  const { next, react, 'react-dom': reactDom, '@opengovsg/sgid-client': sdk } = VERSIONS;
  return {
    name: 'sgid-login',
    private: true,
    engines: { node: '>=20.19' },
    scripts: { dev: `next dev -p ${port}`, build: 'next build', start: `next start -p ${port}` },
    dependencies: { '@opengovsg/sgid-client': sdk, next, react, 'react-dom': reactDom },
    devDependencies: {
      '@types/node': VERSIONS['@types/node'],
      '@types/react': VERSIONS['@types/react'],
      typescript: VERSIONS['typescript for Next.js'],
    },
  };
}

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
  include: ['next-env.d.ts', '**/*.ts', '**/*.tsx', '.next/types/**/*.ts'],
  exclude: ['node_modules'],
};

export const NEXT_STEPS = {
  needs: 'Node 20.19 or later',
  install: 'npm install',
  run: 'npm run dev',
  notes: ['`npm run build && npm start` is how it runs in front of users.'],
};

/** The page to start from, as React has it. */
export function homeElement({ routes }: ProjectModel): readonly string[] {
  return [
    '<main>',
    '  <h1>Log in</h1>',
    '  <p>',
    `    <a href="${routes.login}">Log in with sgID</a>`,
    '  </p>',
    '</main>',
  ];
}

/** The page of a person; React escapes every value. */
export function personElement({ routes }: ProjectModel): readonly string[] {
  return [
    '<main>',
    '  <h1>Logged in</h1>',
    '  <dl>',
    '    {Object.entries({ sub: person.sub, ...person.data }).map(([name, value]) => (',
    '      <div key={name}>',
    '        <dt>{name}</dt>',
    "        <dd>{value === null ? 'not held' : typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>",
    '      </div>',
    '    ))}',
    '  </dl>',
    `  <form method="post" action="${routes.logout}">`,
    '    <button>Log out</button>',
    '  </form>',
    '</main>',
  ];
}

/** The page of an app in the browser, from the same origin. */
export function browserPage(importPath: string): string {
  return source`
'use client';

import { useEffect, useState } from 'react';
import { logIn, logOut, whoIsLoggedIn } from '${importPath}';

export default function HomePage() {
  const [person, setPerson] = useState<{ sub: string; data: Record<string, unknown> } | null>(null);
  useEffect(() => {
    whoIsLoggedIn().then(setPerson, () => setPerson(null));
  }, []);
  if (person === null) return <button onClick={logIn}>Log in with sgID</button>;
  return (
    <main>
      <p>{person.sub}</p>
      <pre>{JSON.stringify(person.data, null, 2)}</pre>
      <button onClick={() => void logOut().then(() => setPerson(null))}>Log out</button>
    </main>
  );
}
`;
}

/** What a handler does with a login that failed, and where it goes on. */
export function outcomes(model: ProjectModel) {
  const { done, started } = destinations(model);
  return { done, failed: `${started} + (refused ? '?login=refused' : '?login=failed')`, started };
}

export const originNote = comment('//', NOTES.origin);

export function typescript(name: string, text: string): ProjectFile {
  return { name, language: name.endsWith('x') ? 'tsx' : 'typescript', text: text.replace(/\n\n\n+/g, '\n\n') };
}
