import { createPublicKey } from 'node:crypto';
import { SCOPES } from '../../core/catalogue/catalogue.js';
import { loadCredentialsFile, runClientOf } from '../../engine/clients/load-credentials-file.js';
import { findPortOwner } from '../../engine/loopback/port-owner.js';
import { readInputFile } from '../../engine/storage/read-input-file.js';
import { SCOPES_FOR_ANYBODY } from '../../sandbox/authorize/requested-scopes.js';
import { hashClientSecret } from '../../sandbox/clients/client-secret.js';
import { createDemoClient, type PortalCredentials, toSandboxClient } from '../../sandbox/clients/demo-client.js';
import { SandboxError } from '../../sandbox/errors.js';
import { openingWarnings } from '../../sandbox/http/opening.js';
import type { PersonaRecord } from '../../sandbox/personas/persona.js';
import { readPersonaRecords } from '../../sandbox/personas/read-persona-records.js';
import { startSandbox } from '../../sandbox/server.js';
import type { Sandbox, SandboxClient, SandboxOptions } from '../../sandbox/types.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { interrupted } from '../interrupted.js';
import { requestLine } from '../output/request-line.js';
import { writeCredentialsFile } from './sandbox-credentials-file.js';
import { readSandboxOptions, type SandboxCommandOptions } from './sandbox-options.js';
import { testAppCommand } from './test-app.js';

/** `sandbox`: serves the embedded provider until it is interrupted; `sandbox test-app` holds an app against it. */
export const sandboxCommand: Command = async (context) => {
  const [first, ...others] = context.args;
  if (first === 'test-app') return testAppCommand({ ...context, args: others });
  const options = readSandboxOptions(context.args);
  const made = await madeClient(options);
  const clients = [...(await ownClients(options)), ...(made === undefined ? [] : [sandboxClientOf(made, options)])];
  if (context.signal.aborted) throw interrupted();
  const sandbox = await startNamingOwner({
    clients,
    port: options.port,
    opening: options.opening,
    persona: options.persona,
    personas: options.personas === undefined ? [] : await ownPersonas(options.personas),
    autoApprove: options.autoApprove,
    faults: options.faults,
    faultsOnce: options.faultsOnce,
    variant: options.variant,
    keyEncryption: options.keyEncryption,
    // Logs are never on stdout.
    onRequest: (request) => context.notes.line(requestLine(context.notes, request)),
  });
  try {
    // Once it listens: a sandbox that could not start leaves the file of one that runs as it was.
    if (made !== undefined && options.writeCredentials !== undefined) {
      await writeCredentialsFile(options.writeCredentials, made);
    }
    sayWhere(context, options, sandbox, clients[0]?.clientId ?? '');
    await untilAborted(context.signal);
  } finally {
    await sandbox.stop();
  }
  return { document: undefined, exitCode: EXIT.interrupted };
};

/** Test people of a file that the app exported, or that was written by hand. */
async function ownPersonas(path: string): Promise<readonly PersonaRecord[]> {
  return readPersonaRecords(Buffer.from(await readInputFile(path)).toString('utf8'));
}

/** Starts it; of a port that is taken it says which program has it, where that can be told. */
async function startNamingOwner(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (error) {
    if (!(error instanceof SandboxError) || error.code !== 'port-in-use') throw error;
    const owner = options.port === undefined ? undefined : await findPortOwner(options.port);
    if (owner === undefined) throw error;
    const message = `Port ${options.port} is taken: ${owner} listens on it.`;
    throw new SandboxError(
      error.code,
      message,
      'Stop that program, or choose another port with --port, or 0 for any.',
      {
        cause: error,
      },
    );
  }
}

/** The client that is made, unless there are clients of the user's own and nobody wants its credentials. */
async function madeClient(options: SandboxCommandOptions): Promise<PortalCredentials | undefined> {
  if (options.credentials.length > 0 && options.writeCredentials === undefined) return undefined;
  return createDemoClient({
    redirectUrls: options.redirectUris,
    ...(options.outsidePublicService ? { scopes: SCOPES_FOR_ANYBODY } : {}),
  });
}

function sandboxClientOf(made: PortalCredentials, { outsidePublicService }: SandboxCommandOptions): SandboxClient {
  return { ...toSandboxClient(made), outsidePublicService };
}

/** Clients of files: a file that names no scopes or redirect URIs has all scopes, and those of the options. */
async function ownClients(options: SandboxCommandOptions): Promise<readonly SandboxClient[]> {
  return Promise.all(
    options.credentials.map(async (path) => {
      const { clientId, name, clientSecret, privateKey, allowedScopes, redirectUris } = runClientOf(
        await loadCredentialsFile(path),
        path,
      );
      return {
        clientId,
        name,
        secretSha256: hashClientSecret(clientSecret),
        publicKeyPem: createPublicKey(privateKey.keyObject).export({ type: 'spki', format: 'pem' }).toString(),
        redirectUris: redirectUris.length > 0 ? redirectUris : options.redirectUris,
        scopes: allowedScopes ?? SCOPES.map(({ scope }) => scope),
      };
    }),
  );
}

function sayWhere(
  { terminal, notes, announce }: CommandContext,
  { opening, writeCredentials, credentials }: SandboxCommandOptions,
  { issuer, origin }: Sandbox,
  clientId: string,
): void {
  for (const warning of openingWarnings(opening)) notes.line(`${notes.symbol('warned')} ${notes.plain(warning)}`);
  if (writeCredentials === undefined && credentials.length === 0) {
    notes.line(
      `${notes.symbol('warned')} Nobody has this client’s secret: --write-credentials FILE keeps it for your app.`,
    );
  }
  announce({ issuer, origin, clientId, credentialsFile: writeCredentials ?? null });
  const where = writeCredentials === undefined ? '' : `, credentials in ${writeCredentials}`;
  terminal.line(terminal.plain(`Sandbox at ${origin}, issuer ${issuer}, client ${clientId}${where}`));
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
