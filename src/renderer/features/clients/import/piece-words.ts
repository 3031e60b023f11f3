import type { CredentialsPiece } from '../../../../shared/views/client.js';

/** What each part of the credentials is called. */
export const PIECE_WORDS: Readonly<Record<CredentialsPiece, string>> = {
  clientId: 'Client id',
  clientSecret: 'Client secret',
  privateKey: 'Private key',
};

const PIECES = Object.keys(PIECE_WORDS) as readonly CredentialsPiece[];

/** The part whose place on the screen an element belongs to: what is dropped there is meant for it. */
export function pieceAt(target: EventTarget | null): CredentialsPiece | undefined {
  if (!(target instanceof Element)) return undefined;
  const name = target.closest<HTMLElement>('[data-piece]')?.dataset.piece;
  return PIECES.find((piece) => piece === name);
}
