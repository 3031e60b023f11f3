import type { CredentialsReading } from '../credentials/read-credentials.js';
import type { HarEntry } from './har.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** What a text turned out to be, with what it takes to take it apart. */
export type RecognisedContent =
  | { readonly kind: 'jws' | 'jwe'; readonly compact: string }
  | {
      readonly kind: 'userinfo' | 'token-response' | 'error-response' | 'discovery' | 'jwks';
      readonly object: JsonObject;
      /** Member names that some object in it has twice. */
      readonly repeatedNames: readonly string[];
    }
  | { readonly kind: 'authorization-url' | 'redirected-url'; readonly url: URL }
  /** Secret: its texts never leave main. */
  | { readonly kind: 'credentials'; readonly readings: readonly CredentialsReading[] }
  | { readonly kind: 'private-key' | 'public-key'; readonly text: string }
  | { readonly kind: 'har'; readonly entries: readonly HarEntry[]; readonly omitted: number }
  | { readonly kind: 'certificate'; readonly der: Uint8Array }
  /** Of age: what is in it is known to whoever has its passphrase. */
  | { readonly kind: 'encrypted-file' }
  | { readonly kind: 'unknown' };

export type RecognisedKind = RecognisedContent['kind'];

/** A text, recognised. */
export interface Recognised {
  readonly content: RecognisedContent;
  /** How it is known to be that, in a sentence; for what is unknown, what was looked for and what to do. */
  readonly reason: string;
  /** The text as it was read: without a byte order mark and white space at its ends; empty where it is none. May be secret. */
  readonly text: string;
}
