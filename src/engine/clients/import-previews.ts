import { randomUUID } from 'node:crypto';
import { type CredentialsDiagnosis, diagnoseCredentials } from '../../core/credentials/diagnose.js';
import { type CredentialsReading, readCredentials } from '../../core/credentials/read-credentials.js';
import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import type { ImportPreview } from '../../shared/views/client.js';
import type { ClientRepository } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';
import { newClientOf } from './new-client.js';
import { suggestEnvironment, suggestName, suggestRedirectUri } from './suggestions.js';

/** What the user adds to what the file holds. */
interface ImportChoices {
  readonly name: string;
  readonly environment: ProviderEnvironment;
  readonly redirectUri: string;
}

/** Credentials that were read and checked but not saved: their secrets stay here, the window gets a preview. */
export interface ImportPreviews {
  /** Reads and checks. Throws what {@link readCredentials} throws where the bytes are no credentials at all. */
  readonly open: (bytes: Uint8Array, fileName?: string) => ImportPreview;
  readonly discard: (previewId: string) => void;
  /** Saves the client. Throws `preview-gone` after a restart, `credentials-not-usable` where errors stand. */
  readonly save: (previewId: string, choices: ImportChoices) => Promise<ClientRecord>;
}

interface Held {
  readonly reading: CredentialsReading;
  readonly diagnosis: CredentialsDiagnosis;
}

/** More than a user can have in hand at once; the oldest is forgotten. */
const MAX_HELD = 8;
const DEFAULT_SCOPES = ['openid', 'myinfo.name'];

/** Keeps previews between reading and saving. */
export function createImportPreviews(clients: ClientRepository): ImportPreviews {
  const held = new Map<string, Held>();
  return {
    open: (bytes, fileName) => {
      const reading = readCredentials(bytes, fileName);
      const diagnosis = diagnoseCredentials(reading);
      const previewId = randomUUID();
      held.set(previewId, { reading, diagnosis });
      for (const oldest of [...held.keys()].slice(0, -MAX_HELD)) held.delete(oldest);
      return previewOf(previewId, { reading, diagnosis }, clients, fileName);
    },
    discard: (previewId) => {
      held.delete(previewId);
    },
    save: async (previewId, choices) => {
      const found = held.get(previewId);
      if (found === undefined) throw previewGone();
      const record = await clients.save(newClientOf(found.diagnosis, { ...choices, selectedScopes: DEFAULT_SCOPES }));
      held.delete(previewId);
      return record;
    },
  };
}

function previewOf(
  previewId: string,
  { reading, diagnosis }: Held,
  clients: ClientRepository,
  fileName: string | undefined,
): ImportPreview {
  const suggested = {
    name: suggestName(reading, fileName),
    environment: suggestEnvironment(reading.clientId),
    redirectUri: suggestRedirectUri(reading.redirectUris),
  };
  return {
    previewId,
    fileName,
    format: reading.format,
    clientId: reading.clientId,
    secretLength: reading.clientSecret?.length,
    keyBits: diagnosis.keyBits,
    keyFingerprint: diagnosis.keyFingerprint,
    allowedScopes: reading.scopes,
    redirectUris: reading.redirectUris,
    findings: diagnosis.findings,
    importable: diagnosis.usable,
    suggested,
    saved: clients
      .list()
      .filter(({ clientId }) => clientId === reading.clientId)
      .map(({ name, environment }) => ({ name, environment })),
  };
}

function previewGone(): ConsoleError {
  return new ConsoleError('config', 'preview-gone', 'The credentials that were read are no longer held.', {
    hint: 'Open the file again.',
  });
}
