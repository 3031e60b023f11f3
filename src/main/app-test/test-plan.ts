import { ConsoleError } from '../../core/errors.js';
import type { ClientRecord } from '../../engine/storage/settings.js';
import { readLocalUrl } from '../../sandbox/app-under-test/browser.js';
import type { TestCase } from '../../sandbox/app-under-test/test-case.js';
import { TEST_CASES } from '../../sandbox/app-under-test/test-cases.js';
import type { TestWay } from '../../shared/views/app-test.js';

/** What the user asks for. */
export interface TestWish {
  readonly way: TestWay;
  readonly loginUrl?: string | undefined;
  /** Ids of cases. */
  readonly cases: readonly string[];
}

/** A test that can be run. */
export interface TestPlan {
  readonly way: TestWay;
  readonly client: Pick<ClientRecord, 'key' | 'clientId' | 'name' | 'redirectUris'>;
  readonly loginUrl: URL | undefined;
  readonly cases: readonly TestCase[];
}

/** Whether a case needs a redirect kept from the browser, which only the console's own can do. */
export function isConsoleOnly({ fault }: TestCase): boolean {
  return fault === undefined;
}

/**
 * Reads what the user asks for.
 *
 * @throws ConsoleError `login-url-refused`, `login-url-missing`, `case-unknown`, `case-needs-console`
 */
export function planTest(client: ClientRecord, { way, loginUrl, cases }: TestWish): TestPlan {
  const { key, clientId, name, redirectUris } = client;
  const url = readLoginUrl(loginUrl ?? '');
  if (way === 'console' && url === undefined) {
    throw new ConsoleError('config', 'login-url-missing', 'Expected the URL at which a login at your app begins.', {
      hint: 'The console follows it to the sandbox and back. Without one, log in yourself.',
    });
  }
  const chosen = chooseCases(cases);
  if (way === 'person' && chosen.some(isConsoleOnly)) {
    throw new ConsoleError('config', 'case-needs-console', 'Expected cases that a person can run; one is not.', {
      hint: 'Leave out the redirect of another login, or let the console log in.',
    });
  }
  return { way, loginUrl: url, cases: chosen, client: { key, clientId, name, redirectUris } };
}

/** Cases by their ids, in the order of the flow. Throws a ConsoleError `case-unknown`. */
export function chooseCases(ids: readonly string[], among: readonly TestCase[] = TEST_CASES): readonly TestCase[] {
  const chosen = among.filter(({ id }) => ids.includes(id));
  if (chosen.length === new Set(ids).size) return chosen;
  throw new ConsoleError('config', 'case-unknown', 'Expected cases of this test; one is none.');
}

function readLoginUrl(text: string): URL | undefined {
  if (text.trim() === '') return undefined;
  const url = readLocalUrl(text.trim());
  if (url !== undefined) return url;
  throw new ConsoleError('config', 'login-url-refused', 'Expected an http or https URL on this computer.', {
    hint: 'Such as http://localhost:5001/login, without a user name and a fragment. Nothing beyond this computer is asked.',
  });
}
