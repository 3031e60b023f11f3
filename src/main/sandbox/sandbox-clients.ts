import { SCOPES } from '../../core/catalogue/catalogue.js';
import { diagnoseCredentials } from '../../core/credentials/diagnose.js';
import { readCredentials } from '../../core/credentials/read-credentials.js';
import { ConsoleError } from '../../core/errors.js';
import { newClientOf } from '../../engine/clients/new-client.js';
import { DEFAULT_REDIRECT_URI } from '../../engine/clients/suggestions.js';
import type { NewClient } from '../../engine/storage/client-records.js';
import type { ClientRepository } from '../../engine/storage/client-repository.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import { SCOPES_FOR_ANYBODY } from '../../sandbox/authorize/requested-scopes.js';
import { MAX_REDIRECT_URIS } from '../../sandbox/clients/client-registry.js';
import { hashClientSecret } from '../../sandbox/clients/client-secret.js';
import { createDemoClient, type PortalCredentials } from '../../sandbox/clients/demo-client.js';
import type { SandboxClient } from '../../sandbox/types.js';

/** A saved client that is to log in at the sandbox, and why it cannot where it cannot. */
export interface ServedClient {
  readonly key: string;
  readonly client?: SandboxClient | undefined;
  readonly problem?: string | undefined;
}

/** The saved clients of the sandbox, and those of other environments that were chosen to log in there too. */
export function servedRecords(clients: ClientRepository, chosen: readonly string[]): readonly ClientRecord[] {
  return clients.list().filter(({ key, environment }) => environment.kind === 'sandbox' || chosen.includes(key));
}

/** The same with what the sandbox needs to know of each, where it can be read. */
export async function servedClients(
  clients: ClientRepository,
  chosen: readonly string[],
): Promise<readonly ServedClient[]> {
  return Promise.all(servedRecords(clients, chosen).map((record) => servedClient(clients, record)));
}

/** What the sandbox registers: of clients with one id, as duplicates have, the last. */
export function registrable(served: readonly ServedClient[]): readonly SandboxClient[] {
  const usable = served.flatMap(({ client }) => (client === undefined ? [] : [client]));
  return [...new Map(usable.map((client) => [client.clientId, client])).values()];
}

async function servedClient(clients: ClientRepository, record: ClientRecord): Promise<ServedClient> {
  const { key, redirectUris } = record;
  if (redirectUris.length > MAX_REDIRECT_URIS) {
    return { key, problem: `It has ${redirectUris.length} redirect URIs; sgID takes at most ${MAX_REDIRECT_URIS}.` };
  }
  // A client whose secret is not in the keychain cannot sign in; the others can.
  const secrets = await clients.secretsOf(record).catch(() => undefined);
  if (secrets === undefined) return { key, problem: 'Its secret cannot be read from the keychain.' };
  return { key, client: sandboxClientOf(record, secrets.clientSecret) };
}

function sandboxClientOf(record: ClientRecord, clientSecret: string): SandboxClient {
  const scopes = record.allowedScopes ?? record.selectedScopes;
  return {
    clientId: record.clientId,
    name: record.name,
    purpose: record.purpose,
    secretSha256: hashClientSecret(clientSecret),
    publicKeyPem: record.publicKeyPem,
    redirectUris: record.redirectUris,
    scopes,
    outsidePublicService: scopes.every((scope) => SCOPES_FOR_ANYBODY.includes(scope)),
  };
}

/** What the user says of a client to be made. */
export interface NewSandboxClient {
  readonly name: string;
  /** Shown on the consent page under the name. */
  readonly purpose: string;
  readonly redirectUris: readonly string[];
  readonly outsidePublicService: boolean;
}

/** Makes a client as the portal would give it, then reads and checks it like a file from there. */
export async function createSandboxClient(wanted: NewSandboxClient): Promise<NewClient> {
  const credentials = await createDemoClient({
    name: wanted.name,
    description: wanted.purpose,
    redirectUrls: wanted.redirectUris,
    scopes: wanted.outsidePublicService ? SCOPES_FOR_ANYBODY : SCOPES.map(({ scope }) => scope),
  });
  const reading = readCredentials(Buffer.from(JSON.stringify(credentials)), 'sandbox client');
  return newClientOf(diagnoseCredentials(reading), {
    name: credentials.name,
    environment: { kind: 'sandbox', origin: '' },
    redirectUri: credentials.redirectUrls[0] ?? DEFAULT_REDIRECT_URI,
    selectedScopes: credentials.scopes,
  });
}

/**
 * A client's credentials file as the portal gives it, secrets in clear.
 *
 * @throws ConsoleError `client-not-of-sandbox`: of a real client nothing secret is written in clear
 */
export async function credentialsFileOf(
  clients: ClientRepository,
  key: string,
): Promise<{ readonly fileName: string; readonly json: string }> {
  const record = clients.find(key);
  if (record?.environment.kind !== 'sandbox') {
    throw new ConsoleError('config', 'client-not-of-sandbox', 'Expected a client of the sandbox.', {
      hint: 'Secrets of other clients are exported encrypted, from their own page.',
    });
  }
  const { clientSecret, privateKeyPem } = await clients.secretsOf(record);
  const file: PortalCredentials = {
    id: record.clientId,
    secret: clientSecret,
    scopes: record.allowedScopes ?? record.selectedScopes,
    publicKey: record.publicKeyPem,
    privateKey: privateKeyPem,
    name: record.name,
    description: record.purpose ?? '',
    redirectUrls: record.redirectUris,
  };
  return { fileName: `${record.clientId}.json`, json: `${JSON.stringify(file, undefined, 2)}\n` };
}
