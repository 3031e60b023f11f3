import { documentedProvider } from '../oidc/provider-metadata.js';
import { APP_VARIABLES } from './app-environment.js';
import type { Snippet } from './snippet.js';

/** What apps are built with, in the order in which they are offered. */
export const APP_FRAMEWORKS = ['express', 'flask', 'nextjs', 'http'] as const;
export type AppFramework = (typeof APP_FRAMEWORKS)[number];

export const APP_FRAMEWORK_TITLES: Readonly<Record<AppFramework, string>> = {
  express: 'Express',
  flask: 'Flask',
  nextjs: 'Next.js',
  http: 'Plain HTTP',
};

/** How an app is pointed at a provider. */
export interface AppSetup {
  /** The file that its variables go into. */
  readonly envFile: string;
  /** How they get from there into the app. */
  readonly envNote: string;
  /** Where the code goes. */
  readonly codeFile: string;
  /** What hands the variables over. */
  readonly code: Snippet;
}

const { hostname, clientId, clientSecret, privateKey, redirectUri } = APP_VARIABLES;

const TYPESCRIPT = [
  "import { SgidClient } from '@opengovsg/sgid-client';",
  '',
  'const {',
  `  ${clientId} = '',`,
  `  ${clientSecret} = '',`,
  `  ${privateKey} = '',`,
  '} = process.env;',
  '',
  'export const sgid = new SgidClient({',
  `  clientId: ${clientId},`,
  `  clientSecret: ${clientSecret},`,
  `  privateKey: ${privateKey},`,
  `  redirectUri: process.env.${redirectUri},`,
  `  hostname: process.env.${hostname},`,
  '});',
].join('\n');

const PYTHON = [
  'import os',
  '',
  'from sgid_client import SgidClient',
  '',
  'sgid = SgidClient(',
  `    client_id=os.environ["${clientId}"],`,
  `    client_secret=os.environ["${clientSecret}"],`,
  `    private_key=os.environ["${privateKey}"],`,
  `    redirect_uri=os.environ["${redirectUri}"],`,
  '    hostname=os.environ.get(',
  `        "${hostname}", "https://api.id.gov.sg"`,
  '    ),',
  ')',
].join('\n');

const TYPESCRIPT_NOTE = `The TypeScript SDK takes \`hostname\` in its constructor and reads no variable by itself; without one it means production. It keeps the origin and adds \`/v2\`. The official example leaves it out, and has its redirect URI in the code.`;

const SETUPS: Readonly<Record<AppFramework, (origin: string) => AppSetup>> = {
  express: () => ({
    envFile: '.env',
    envNote: 'Start the app with `node --env-file=.env`, or let `dotenv` read it before anything else.',
    codeFile: 'Where the client is made',
    code: { language: 'typescript', note: TYPESCRIPT_NOTE, code: TYPESCRIPT },
  }),
  flask: () => ({
    envFile: '.env',
    envNote: '`flask run` reads it where `python-dotenv` is installed; `--env-file` names another.',
    codeFile: 'Where the client is made',
    code: {
      language: 'python',
      note: 'The Python SDK takes `hostname` in its constructor and reads no variable by itself. It adds `/v2` to what it is given, so no slash may stand at the end. The official example leaves it out, and has its redirect URI in the code.',
      code: PYTHON,
    },
  }),
  nextjs: () => ({
    envFile: '.env.local',
    envNote: 'Next.js reads it by itself, on the server alone: no name may begin with `NEXT_PUBLIC_`.',
    codeFile: 'A module of the server, such as lib/sgid.ts',
    code: { language: 'typescript', note: TYPESCRIPT_NOTE, code: TYPESCRIPT },
  }),
  http: (origin) => {
    const provider = documentedProvider(origin);
    return {
      envFile: '.env',
      envNote: 'However your app reads its environment: the private key has its line breaks as `\\n`.',
      codeFile: 'What to ask',
      code: {
        language: 'text',
        note: `Every endpoint is ${hostname} with a path. ID tokens must name the issuer, which has \`/v2\`.`,
        code: [
          `issuer     ${provider.issuer}`,
          `discovery  ${provider.issuer}/.well-known/openid-configuration`,
          `authorize  ${provider.authorizationEndpoint}`,
          `token      ${provider.tokenEndpoint}`,
          `userinfo   ${provider.userInfoEndpoint}`,
          `jwks       ${provider.jwksUri}`,
        ].join('\n'),
      },
    };
  },
};

/**
 * How an app is pointed at a provider. Nothing of it is secret.
 *
 * @param origin the provider's scheme, host and port
 */
export function appSetup(framework: AppFramework, origin: string): AppSetup {
  return SETUPS[framework](origin);
}
