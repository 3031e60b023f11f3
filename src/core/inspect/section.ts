import type { CredentialsFinding } from '../credentials/finding.js';
import type { Check } from '../flow/check.js';
import type { Anatomy, Fact } from '../flow/state.js';

/** One parameter or member, as it came, with what it means. */
export interface ExplainedMember {
  readonly name: string;
  readonly value: string;
  readonly meaning?: string | undefined;
  readonly spec?: string | undefined;
}

/** A part of something taken apart, to be shown under a heading of its own. */
export type Section =
  | { readonly type: 'facts'; readonly title: string; readonly facts: readonly Fact[] }
  | { readonly type: 'members'; readonly title: string; readonly members: readonly ExplainedMember[] }
  | { readonly type: 'checks'; readonly title: string; readonly checks: readonly Check[] }
  | { readonly type: 'findings'; readonly title: string; readonly findings: readonly CredentialsFinding[] }
  | { readonly type: 'token'; readonly anatomy: Anatomy };

/** A saved client, as far as something is compared with it: nothing secret. */
export interface ComparedClient {
  readonly clientId: string;
  /** Undefined where not known. */
  readonly allowedScopes?: readonly string[] | undefined;
  /** Empty where not known. */
  readonly redirectUris: readonly string[];
  /** The issuer that its environment has; undefined while a sandbox is stopped. */
  readonly issuer?: string | undefined;
}
