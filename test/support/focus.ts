import type { Page } from 'playwright-core';

/** What has the focus. */
export interface FocusedElement {
  readonly name: string;
  /** Whether it, or what encloses it, looks other than without the focus. */
  readonly visible: boolean;
}

/** Reads what has the focus, and whether it can be seen to: with and without, its outline, ring, edge or ground differ. */
export async function focused(page: Page): Promise<FocusedElement> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', visible: false };
    const look = () => {
      // What turns without end has none to go to.
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      for (const animation of ending) animation.finish();
      return JSON.stringify(
        [element, element.parentElement].map((one) => {
          if (one === null) return '';
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } =
            getComputedStyle(one);
          return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor];
        }),
      );
    };
    const withFocus = look();
    element.blur();
    const without = look();
    element.focus({ preventScroll: true });
    const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return { name: label.replace(/\s+/g, ' ').trim(), visible: withFocus !== without };
  });
}

/**
 * Presses Tab until something whose name fits has the focus; each stop on the way has to be visible.
 *
 * Throws where the focus cannot be seen, or where nothing by that name is reached.
 */
export async function tabTo(page: Page, name: RegExp, { max = 60, key = 'Tab' } = {}): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < max; presses += 1) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    passed.push(stop.name.slice(0, 40));
    // From the end of the page the focus goes once round by way of the window itself.
    if (stop.name !== '' && !stop.visible) throw new Error(`The focus cannot be seen on: ${stop.name}`);
    if (name.test(stop.name)) return;
  }
  throw new Error(`${name} is not reached with ${key}; passed: ${passed.join(' | ')}`);
}
