/** A stretch of text that stands for a secret: never the secret itself. `ref` names the secret for revealing it. */
export interface MaskedPart {
  readonly ref: string;
  readonly label: string;
  /** Length of the stretch that was taken out, in UTF-16 code units: that of the form found, not of the secret. */
  readonly length: number;
}

/** Plain stretches, and places where a secret was taken out. Structurally what the window's view of it is. */
export type MaskedText = readonly (string | MaskedPart)[];
