/** Longer text has no colours: tens of thousands of elements make scrolling slow. In characters. */
export const COLOUR_UP_TO = 40_000;
