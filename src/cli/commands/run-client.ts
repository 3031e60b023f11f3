import { readPrivateKey } from '../../core/credentials/private-key.js';
import { parseRedirectUri } from '../../core/credentials/redirect-uri.js';
import type { ProviderEnvironment, RunClient } from '../../core/flow/run.js';
import { readEnvironment } from '../../core/oidc/environment.js';
import { chosenEnvironment } from '../../engine/clients/client-choices.js';
import { loadCredentialsFile, runClientOf } from '../../engine/clients/load-credentials-file.js';
import { DEFAULT_REDIRECT_URI, suggestEnvironment } from '../../engine/clients/suggestions.js';
import { createDemoClient, toSandboxClient } from '../../sandbox/clients/demo-client.js';
import { startSandbox } from '../../sandbox/server.js';
import { UsageError } from '../usage.js';
import { findFreePort } from './free-port.js';
import type { RunOptions } from './run-options.js';

/** Everything about whom a run is made as and against whom; `close` ends what was started for it. */
export interface RunSetup {
  readonly client: RunClient;
  readonly environment: ProviderEnvironment;
  readonly redirectUri: string;
  /** Things the user should know before the run, in sentences. */
  readonly warnings: readonly string[];
  readonly close: () => Promise<void>;
}

/** Nobody meets a real person's data by leaving an option out and hearing nothing of it. */
const TO_PRODUCTION =
  'No --environment was given: this run goes to production, the real sgID, and returns a real person’s data. --environment staging or an origin chooses another.';

const BY_CLIENT_ID =
  'No --environment was given: this run goes to staging, which the client id names. --environment production or an origin chooses another.';

/** Prepares a run from its options: reads the credentials, or starts the sandbox with a client of its own. */
export async function setUpRun(options: RunOptions): Promise<RunSetup> {
  switch (options.source.kind) {
    case 'sandbox':
      return sandboxSetup(options);
    case 'credentials': {
      const loaded = await loadCredentialsFile(options.source.path);
      const client = runClientOf(loaded, options.source.path);
      // An export of the console says where its client belongs; a file of the portal does not.
      const known =
        options.environment === undefined ? loaded.reading.environment : readEnvironment(options.environment);
      const setup = withDefaults(client, savedEnvironment(known ?? suggestEnvironment(client.clientId)), options);
      if (known !== undefined) return setup;
      const guess = setup.environment.kind === 'production' ? TO_PRODUCTION : BY_CLIENT_ID;
      return { ...setup, warnings: [guess, ...setup.warnings] };
    }
    case 'saved': {
      // Loaded only here: the keychain's native module is not needed otherwise.
      const { loadSavedClient } = await import('../../engine/clients/load-saved-client.js');
      const { client, record } = await loadSavedClient(options.source.nameOrId);
      const environment =
        options.environment === undefined ? savedEnvironment(record.environment) : readEnvironment(options.environment);
      return withDefaults(client, environment, { ...options, redirectUri: options.redirectUri ?? record.redirectUri });
    }
  }
}

async function sandboxSetup(options: RunOptions): Promise<RunSetup> {
  const redirectUri = options.redirectUri ?? `http://localhost:${await findFreePort()}/api/redirect`;
  const credentials = await createDemoClient({ redirectUrls: [redirectUri] });
  const sandbox = await startSandbox({
    clients: [toSandboxClient(credentials)],
    autoApprove: true,
    persona: options.persona,
    faults: options.faults,
  });
  return {
    client: {
      clientId: credentials.id,
      name: credentials.name,
      clientSecret: credentials.secret,
      privateKey: readPrivateKey(credentials.privateKey).key,
      allowedScopes: credentials.scopes,
      redirectUris: credentials.redirectUrls,
    },
    environment: { kind: 'sandbox', origin: sandbox.origin },
    redirectUri,
    warnings: [],
    close: () => sandbox.stop(),
  };
}

/** Read again, not believed: the settings file may have been edited since it was saved. */
function savedEnvironment(environment: ProviderEnvironment): ProviderEnvironment {
  if (environment.kind !== 'sandbox') return chosenEnvironment(environment);
  throw new UsageError(
    'environment',
    'Expected --environment ORIGIN: this client belongs to a sandbox, and which one that is is not known here.',
    'Copy the origin from the app’s Sandbox screen, or from what the command sandbox says when it starts.',
  );
}

function withDefaults(client: RunClient, environment: ProviderEnvironment, options: RunOptions): RunSetup {
  const own = client.redirectUris.find((uri) => parseRedirectUri(uri).kind === 'loopback');
  const redirectUri = options.redirectUri ?? own ?? DEFAULT_REDIRECT_URI;
  const guessed = options.redirectUri === undefined && own === undefined;
  const warnings = guessed
    ? [`No loopback redirect URI is known for this client; ${DEFAULT_REDIRECT_URI} must be registered at the portal.`]
    : [];
  return { client, environment, redirectUri, warnings, close: async () => {} };
}
