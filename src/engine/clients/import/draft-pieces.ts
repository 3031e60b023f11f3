import { randomUUID } from 'node:crypto';
import { diagnoseCredentials } from '../../../core/credentials/diagnose.js';
import { readPiece, withPiece } from '../../../core/credentials/pieces.js';
import type { CredentialsReading } from '../../../core/credentials/read-credentials.js';
import { ConsoleError } from '../../../core/errors.js';
import type { CredentialsPiece } from '../../../shared/views/client.js';
import type { ClientRecord } from '../../storage/settings.js';
import type { SavedSecrets } from './client-changes.js';
import { type Draft, type DraftSource, draftOf } from './draft.js';
import type { SavedById } from './saved-by-id.js';
import { type ReadFile, readSourceFile } from './source-file.js';

/** Where one part is taken from. `typed` serves the client id alone: no secret is typed into the window. */
export type PieceInput =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'clipboard' | 'typed'; readonly text: string };

/** A part as it was read. */
interface ReadPart {
  readonly piece: CredentialsPiece;
  readonly text: string;
  /** Undefined where it was typed. */
  readonly source: DraftSource | undefined;
}

/**
 * Reads one part of the credentials.
 *
 * @throws ConsoleError `piece-typed`, and the codes of {@link readSourceFile} and {@link readPiece}
 */
export async function readPart(piece: CredentialsPiece, input: PieceInput): Promise<ReadPart> {
  if (input.kind === 'typed' && piece !== 'clientId') throw pieceTyped();
  const read = await bytesOf(input);
  const text = readPiece(read.bytes, piece);
  if (input.kind === 'typed') return { piece, text, source: undefined };
  const plaintext = piece === 'clientId' ? undefined : read.file;
  return { piece, text, source: { kind: input.kind, name: read.name, plaintext } };
}

/** A draft with a part put in, over what it had. `saved` finds the saved clients with a client id. */
export function withPart(draft: Draft, { piece, text, source }: ReadPart, saved: SavedById): Draft {
  const reading = withPiece(draft.reading, piece, text);
  const sources = source === undefined ? draft.sources : [...draft.sources, source];
  const { previewId, fileName, updates } = draft;
  const next = draftOf({ previewId, reading, sources, fileName, updates }, saved(reading.clientId));
  // A replacement is of a client that is named already.
  return updates === undefined ? next : { ...next, suggested: draft.suggested };
}

/**
 * A draft of a saved client, for one of its secrets to be replaced: what its import found of the others stays.
 *
 * @param secrets where they are missing, the other part has to be given too
 */
export function draftOfSaved(record: ClientRecord, secrets: SavedSecrets): Draft {
  const { clientSecret, privateKeyPem } = typeof secrets === 'string' ? {} : secrets;
  const reading: CredentialsReading = {
    format: 'pieces',
    clientId: record.clientId,
    clientSecret,
    privateKeyText: privateKeyPem,
    name: record.name,
    scopes: record.allowedScopes,
    redirectUris: record.redirectUris,
    environment: record.environment,
    notes: record.notes,
    colour: record.colour,
    findings: [],
  };
  const found = new Set(diagnoseCredentials(reading).ownFindings.map(({ id }) => id));
  const kept = record.findings.flatMap((finding) => {
    const about = PIECES.find((one) => ABOUT[one].test(finding.id));
    return about === undefined || found.has(finding.id) ? [] : [[finding, about] as const];
  });
  return draftOf(
    {
      previewId: randomUUID(),
      reading: { ...reading, findings: kept.map(([finding]) => finding), findingsOfPieces: new Map(kept) },
      sources: [{ kind: 'saved', name: record.name }],
      updates: record.key,
    },
    [record],
  );
}

const PIECES = ['clientId', 'clientSecret', 'privateKey'] as const;
const ABOUT: Readonly<Record<CredentialsPiece, RegExp>> = {
  clientId: /^client-id-/,
  clientSecret: /^client-secret-/,
  privateKey: /^(private-key|public-key|key)-/,
};

async function bytesOf(
  input: PieceInput,
): Promise<{ readonly bytes: Uint8Array; readonly name?: string; readonly file?: ReadFile }> {
  return input.kind === 'file' ? readSourceFile(input.path) : { bytes: Buffer.from(input.text, 'utf8') };
}

function pieceTyped(): ConsoleError {
  return new ConsoleError('ipc', 'piece-typed', 'Expected a secret or a key from the clipboard or a file.', {
    hint: 'Only the client id is typed: the window is never given a secret.',
  });
}
