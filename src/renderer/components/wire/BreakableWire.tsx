import { Fragment } from 'react';
import { inertText } from '../inert-text.js';

/** After an underscore, a dot or the last of some slashes. */
const MAY_BREAK = /(?<=[_.]|\/(?!\/))/;

/** A name or URL off the wire that ends its lines between its parts, where they fit, rather than within a word. */
export function BreakableWire({ text }: { readonly text: string }) {
  return inertText(text)
    .split(MAY_BREAK)
    .map((piece, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {piece}
      </Fragment>
    ));
}
