import type { ErrorView } from '../errors.js';
import type { HttpExchange } from '../trace/http.js';
import type { Check } from './check.js';
import type { StepId } from './step-ids.js';
import type { AppliedTamper, Tamper } from './tamper/tamper.js';

/** `waiting` is a running step that waits for the user: the redirect. */
export type StepStatus = 'pending' | 'running' | 'waiting' | 'passed' | 'warned' | 'failed' | 'skipped';

/** One fact a step found out, for its overview: a label and a value as on the wire. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The value is words, not something off the wire. */
  readonly prose?: boolean | undefined;
}

/** A token taken apart for display, dot by dot. */
export interface Anatomy {
  readonly title: string;
  readonly kind: 'jws' | 'jwe';
  readonly compact: string;
  readonly segments: readonly AnatomySegment[];
  /** The member of userinfo's `data` that this token is the value of. */
  readonly scope?: string | undefined;
  readonly verdict?: 'passed' | 'failed' | undefined;
  readonly verdictText?: string | undefined;
  /** The unwrapped content encryption key, by its length alone; only where the token was decrypted. */
  readonly contentKey?: AnatomyContentKey | undefined;
}

export interface AnatomyContentKey {
  readonly bytes: number;
  /** With `dir` it is the shared key itself. RFC 7518 4.5. */
  readonly shared: boolean;
}

export type SegmentRole = 'header' | 'encrypted-key' | 'iv' | 'ciphertext' | 'payload' | 'tag' | 'signature';

export interface AnatomySegment {
  readonly role: SegmentRole;
  readonly text: string;
  readonly bytes: number;
  /** What it decodes to, pretty, where that is text. */
  readonly decoded?: string | undefined;
  /** What it is, in a few words. */
  readonly note: string;
  /** Where it is a JSON object: its members, in order. */
  readonly members?: readonly AnatomyMember[] | undefined;
}

/** One header parameter or claim. */
export interface AnatomyMember {
  readonly name: string;
  /** As it came; a string without its quotes. */
  readonly value: string;
  /** The characters of the segment that it comes from: the first, and the one behind the last. */
  readonly start: number;
  readonly end: number;
  readonly meaning?: string | undefined;
  readonly spec?: string | undefined;
  /** Where it is a time: seconds since the epoch. */
  readonly time?: number | undefined;
}

/** One step as it stands. `durationMs` is undefined until it has ended. */
export interface StepState {
  readonly id: StepId;
  readonly status: StepStatus;
  readonly startedAt?: number | undefined;
  readonly durationMs?: number | undefined;
  readonly summary?: string | undefined;
  readonly checks: readonly Check[];
  readonly exchanges: readonly HttpExchange[];
  readonly facts: readonly Fact[];
  readonly anatomy: readonly Anatomy[];
  readonly error?: ErrorView | undefined;
  /** The changes that were made on purpose while it ran. */
  readonly tampered?: readonly AppliedTamper[] | undefined;
}

/** What the redirect step is waiting for. Times in milliseconds since the epoch. */
export interface Waiting {
  readonly authorizationUrl: string;
  readonly redirectUri: string;
  /** The sockets listened on, as `127.0.0.1:5001`; empty where only pasting is possible. */
  readonly listeningOn: readonly string[];
  /** Why nothing is listened on. */
  readonly listenFailure?: ErrorView | undefined;
  /** Browsers refuse the redirect URI's port, so that the user has to bring the answer. */
  readonly browserRefuses: boolean;
  /** The page was handed to a browser, by itself or at the user's wish. */
  readonly opened: boolean;
  readonly deadline: number;
  /** Answers that were refused while waiting, newest last. */
  readonly refused: readonly string[];
}

/** `cancelled` is a run that was stopped by its user: its step has failed, and nothing went wrong. */
export type FlowStatus = 'idle' | 'running' | 'waiting' | 'failed' | 'cancelled' | 'finished';

/** The whole of one run: only what happened, nothing of how it is drawn. */
export interface FlowState {
  readonly runId: string;
  readonly status: FlowStatus;
  readonly steps: readonly StepState[];
  readonly waiting?: Waiting | undefined;
  /** The changes that are to be made when the run comes to them. */
  readonly armed?: readonly Tamper[] | undefined;
}

export type FlowEvent =
  | { readonly type: 'step-started'; readonly step: StepId; readonly at: number }
  | { readonly type: 'exchange'; readonly step: StepId; readonly exchange: HttpExchange }
  | { readonly type: 'waiting'; readonly waiting: Waiting }
  | { readonly type: 'response-refused'; readonly reason: string }
  | { readonly type: 'step-ended'; readonly step: StepId; readonly at: number; readonly report: StepReport }
  | { readonly type: 'armed'; readonly armed: readonly Tamper[] }
  | { readonly type: 'tampered'; readonly step: StepId; readonly applied: AppliedTamper }
  | { readonly type: 'reset' };

/** What a step leaves behind when it ends. */
export interface StepReport {
  readonly status: 'passed' | 'warned' | 'failed' | 'skipped';
  readonly summary: string;
  readonly checks: readonly Check[];
  readonly facts: readonly Fact[];
  readonly anatomy: readonly Anatomy[];
  readonly error?: ErrorView | undefined;
}
