import type { DecodedView } from './decoded-view.js';

/** The text with every run of hex digits in lower case, each character where it was; undefined where that is no change. */
export function hexView({ text }: DecodedView): DecodedView | undefined {
  const lower = text.replace(/[0-9a-fA-F]{8,}/g, (run) => run.toLowerCase());
  return lower === text ? undefined : { text: lower };
}
