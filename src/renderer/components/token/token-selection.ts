import type { CharRange } from './token-places.js';

/** What the browser's selection covers of a token; undefined where it covers nothing, or reaches outside. */
export function selectedRange(box: HTMLElement): CharRange | undefined {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!box.contains(startContainer) || !box.contains(endContainer)) return undefined;
  const start = offsetIn(startContainer, startOffset);
  const end = offsetIn(endContainer, endOffset);
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

/** The character of a token at a point of the window. */
export function offsetAt(box: Element, x: number, y: number): number | undefined {
  const range = document.caretRangeFromPoint(x, y);
  return range === null || !box.contains(range.startContainer)
    ? undefined
    : offsetIn(range.startContainer, range.startOffset);
}

/** The character that a place in the page stands for; the stretches of a token say where they begin. */
function offsetIn(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const stretch = element?.closest<HTMLElement>('[data-at]');
  if (stretch === null || stretch === undefined) return undefined;
  const at = Number(stretch.dataset.at);
  const secret = stretch.dataset.length;
  if (secret !== undefined) return at + (offset === 0 ? 0 : Number(secret));
  return at + (node instanceof Text ? offset : offset === 0 ? 0 : (stretch.textContent?.length ?? 0));
}
