import type { ImportPreview } from '../../../../shared/views/client.js';
import { listed } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { keyIsUnusable, missingPieces } from './import-queue.js';
import { PIECE_WORDS } from './piece-words.js';

/** Where a preview was read from, in a sentence or two. */
export function importDescription({ sources, format }: ImportPreview): string {
  const places = sources.map(({ kind, name }) =>
    kind === 'clipboard' ? 'the clipboard' : inertText(name ?? (kind === 'saved' ? 'what is saved' : 'a file')),
  );
  const from = places.length === 0 ? 'Put together by hand' : `Read from ${listed([...new Set(places)])}`;
  const as = { json: ', as JSON', env: ', as environment variables', pieces: '' }[format];
  return `${from}${places.length === 0 ? '' : as}. Nothing is saved yet.`;
}

/** Why a preview cannot be saved, as what is to be done. */
export function unreadyReason(preview: ImportPreview): string {
  const without = missingPieces(preview).filter((piece) => piece !== 'privateKey' || !keyIsUnusable(preview));
  const missing = without.map((piece) => PIECE_WORDS[piece].toLowerCase());
  return missing.length === 0 ? 'Mend the errors above and import again' : `Still missing: ${listed(missing)}`;
}
