/** What shows that an app went on with what it had to refuse. */
export type Evidence =
  /** A token request follows. */
  | 'token-request'
  /** Userinfo is asked for, or the last page is that of a good login. */
  | 'userinfo-request'
  /** The last page is that of a good login, or has what only the fault can have put there. */
  | 'page';

/** One thing that a provider, or somebody in between, does wrong and that an app must refuse. */
export interface TestCase {
  /** The id of the fault, or of what is done with the redirect. */
  readonly id: string;
  /** The fault that is armed for it; without one, the redirect is another login's. */
  readonly fault?: string | undefined;
  readonly title: string;
  readonly evidence: Evidence;
  /** The clause that asks for the refusal. */
  readonly clause: string;
  readonly fix: string;
  /** Text that a page has only where the app took what the fault made. */
  readonly marker?: string | undefined;
  /** Keys are kept by apps: such a case is reached only where the app has fetched none yet. */
  readonly freshApp?: boolean | undefined;
}

/** What came of a case. */
export type Verdict = 'refused' | 'accepted' | 'not-reached';

/** A case with its verdict, and what was seen that it rests on. */
export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly evidence: string;
  readonly clause: string;
  readonly fix: string;
}
