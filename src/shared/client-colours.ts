/** Marks to tell clients apart by, never alone: the name stands beside them. */
export const CLIENT_COLOURS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;
/** One of them. */
export type ClientColour = (typeof CLIENT_COLOURS)[number];
