import { randomUUID } from 'node:crypto';
import { type CombinedReading, combineSources } from '../../../core/credentials/combine-sources.js';
import type { CredentialsReading } from '../../../core/credentials/read-credentials.js';
import { readSource, type SourceContent } from '../../../core/credentials/read-source.js';
import { ConsoleError, type ErrorView, toErrorView } from '../../../core/errors.js';
import { type Draft, type DraftSource, draftOf } from './draft.js';
import type { LockedSource } from './draft-store.js';
import type { SavedById } from './saved-by-id.js';
import type { ReadFile } from './source-file.js';
import { takeTurns } from './take-turns.js';

/** Bytes to be read as credentials, and how they came. */
export interface ImportSource {
  readonly kind: 'file' | 'clipboard';
  /** The file's; undefined for the clipboard. */
  readonly name?: string | undefined;
  readonly bytes: Uint8Array;
  /** The file on disk; undefined where its content came out of an encrypted one. */
  readonly file?: ReadFile | undefined;
}

/** What one could not be read, and why. */
export interface Refused {
  readonly name: string;
  readonly error: ErrorView;
}

/** What came of sources that were given together. */
export interface ReadDrafts {
  readonly drafts: readonly Draft[];
  readonly locked: readonly LockedSource[];
  readonly refused: readonly Refused[];
}

/** What the clipboard is called where a name is wanted. */
const CLIPBOARD = 'Clipboard';

/**
 * Reads sources that were given together: parts of one client become one draft, several clients one each, encrypted ones
 * wait for their passphrase.
 *
 * @param ofSeveral whether one that is of no use is refused by itself, instead of the whole
 * @param saved finds the saved clients with a client id
 * @throws ConsoleError for a source that is alone, the `credentials-…` codes of {@link readSource}, and `source-is-one-line`
 */
export async function readDrafts(
  sources: readonly ImportSource[],
  ofSeveral: boolean,
  saved: SavedById,
): Promise<ReadDrafts> {
  const takeTurn = takeTurns();
  const read: { readonly source: ImportSource; readonly content: SourceContent }[] = [];
  const locked: LockedSource[] = [];
  const refused: Refused[] = [];
  const refuse = (source: ImportSource, error: unknown): void => {
    if (!ofSeveral || !(error instanceof ConsoleError)) throw error;
    refused.push({ name: nameOf(source), error: toErrorView(error) });
  };
  for (const source of sources) {
    await takeTurn();
    try {
      const content = readSource(source.bytes, contentNameOf(source));
      if (content.kind === 'encrypted') locked.push(lockedOf(source));
      else read.push({ source, content });
    } catch (error) {
      refuse(source, error);
    }
  }
  const combined = combineSources(read.map(({ source, content }) => ({ name: contentNameOf(source), content })));
  const uses = usesOf(combined);
  for (const [index, { source }] of read.entries()) if (!uses.has(index)) refuse(source, oneLine());
  const drafts: Draft[] = [];
  for (const { reading, sourceIndexes } of combined) {
    await takeTurn();
    const parts = sourceIndexes.flatMap((index) => read[index] ?? []);
    // A draft is called after its file only where no other is.
    const own = read[sourceIndexes.find((index) => uses.get(index) === 1) ?? -1];
    drafts.push(
      draftOf(
        {
          previewId: randomUUID(),
          reading,
          sources: parts.map(({ source, content }) => draftSourceOf(source, content)),
          fileName: own && contentNameOf(own.source),
        },
        saved(reading.clientId),
      ),
    );
  }
  return { drafts, locked, refused };
}

/** How many clients each source is a part of. */
function usesOf(combined: readonly CombinedReading[]): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const index of combined.flatMap(({ sourceIndexes }) => sourceIndexes))
    uses.set(index, (uses.get(index) ?? 0) + 1);
  return uses;
}

function draftSourceOf({ kind, name, file }: ImportSource, content: SourceContent): DraftSource {
  return { kind, name, plaintext: holdsSecret(content) ? file : undefined };
}

function holdsSecret(content: SourceContent): boolean {
  if (content.kind === 'client') return hasSecret(content.reading);
  return content.kind === 'bundle' ? content.readings.some(hasSecret) : content.kind === 'private-key';
}

function hasSecret({ clientSecret, privateKeyText }: CredentialsReading): boolean {
  return clientSecret !== undefined || privateKeyText !== undefined;
}

function lockedOf(source: ImportSource): LockedSource {
  return { lockedId: randomUUID(), kind: source.kind, name: nameOf(source), bytes: source.bytes };
}

/** What a file is called without its encryption. */
function contentNameOf({ name }: ImportSource): string | undefined {
  return name?.replace(/\.age$/i, '');
}

function nameOf({ name }: ImportSource): string {
  return name ?? CLIPBOARD;
}

/** Only a bare line is a part of nothing. */
function oneLine(): ConsoleError {
  return new ConsoleError('config', 'source-is-one-line', 'Expected credentials; this is one line of text.', {
    hint: 'If it is a client id or a secret, put it in by hand, as the part that it is.',
  });
}
