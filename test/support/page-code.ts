import type { Page } from 'playwright-core';

/** What became of something that page code tried. */
export interface PageOutcome {
  /** The name of the error that it met. */
  readonly thrown: string | undefined;
  /** The directives of the content security policy that it ran into. */
  readonly violated: readonly string[];
}

/** A violation is reported in a task after it happened. */
const REPORT_MS = 100;

/**
 * Runs `code` as code of the page: from a timer, since what a debugger evaluates may do more than a page.
 *
 * As text, so that no transformation of test files changes it.
 */
export async function runAsPage(page: Page, code: string): Promise<PageOutcome> {
  return page.evaluate<PageOutcome>(`new Promise((resolve) => {
    const violated = [];
    const note = (event) => violated.push(event.effectiveDirective);
    document.addEventListener('securitypolicyviolation', note);
    setTimeout(async () => {
      let thrown;
      try {
        await (async () => { ${code} })();
      } catch (error) {
        thrown = error.name;
      }
      setTimeout(() => {
        document.removeEventListener('securitypolicyviolation', note);
        resolve({ thrown, violated });
      }, ${REPORT_MS});
    });
  })`);
}
