import type { DecodedView } from './decoded-view.js';

// Where a run begins and where it ends, apart: one pattern for the whole of it runs out of stack on ten million digits.
const RUN_START = /[0-9a-fA-F]{8}/g;
const RUN_END = /[^0-9a-fA-F]/g;

/** The text with every run of hex digits in lower case, each character where it was; undefined where that is no change. */
export function hexView({ text }: DecodedView): DecodedView | undefined {
  const parts: string[] = [];
  let kept = 0;
  for (let start = indexFrom(RUN_START, text, 0); start !== undefined; start = indexFrom(RUN_START, text, kept)) {
    const end = indexFrom(RUN_END, text, start) ?? text.length;
    parts.push(text.slice(kept, start), text.slice(start, end).toLowerCase());
    kept = end;
  }
  const lower = parts.join('') + text.slice(kept);
  return lower === text ? undefined : { text: lower };
}

function indexFrom(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index;
}
