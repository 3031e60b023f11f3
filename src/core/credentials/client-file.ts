import type { ProviderEnvironment } from '../flow/run.js';

/** A client as an export writes it. Its secrets are undefined in an export without secrets. */
export interface ExportedClient {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** In PEM, PKCS #8. */
  readonly privateKeyPem?: string | undefined;
  /** In PEM, SPKI. */
  readonly publicKeyPem?: string | undefined;
  /** Undefined where it is not known what the portal allows. */
  readonly allowedScopes?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly redirectUris: readonly string[];
  readonly environment?: ProviderEnvironment | undefined;
  readonly notes?: string | undefined;
  readonly colour?: string | undefined;
}

/**
 * One or more clients as JSON that {@link readSource} reads back: an object with the portal's member names, or
 * `{ "clients": [ … ] }` for any other number than one. What is undefined or empty is left out.
 */
export function writeClientFile(clients: readonly ExportedClient[]): string {
  const written = clients.map(memberOf);
  const [only] = written;
  return `${JSON.stringify(written.length === 1 ? only : { clients: written }, null, 2)}\n`;
}

function memberOf(client: ExportedClient): Readonly<Record<string, unknown>> {
  return {
    id: client.clientId,
    secret: client.clientSecret,
    scopes: client.allowedScopes,
    publicKey: client.publicKeyPem,
    privateKey: client.privateKeyPem,
    name: orNothing(client.name),
    redirectUris: client.redirectUris,
    environment: client.environment === undefined ? undefined : environmentText(client.environment),
    notes: orNothing(client.notes),
    colour: client.colour,
  };
}

function orNothing(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** By its name where it has one of its own, else by its origin. */
function environmentText({ kind, origin }: ProviderEnvironment): string {
  return kind === 'custom' ? origin : kind;
}
