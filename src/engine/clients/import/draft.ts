import { type CredentialsDiagnosis, diagnoseCredentials } from '../../../core/credentials/diagnose.js';
import type { CredentialsReading } from '../../../core/credentials/read-credentials.js';
import type { ClientRecord } from '../../storage/settings.js';
import { type Suggestions, suggestionsFor } from './import-suggestions.js';
import type { ReadFile } from './source-file.js';

/** Where a part of a draft was read from. */
export interface DraftSource {
  readonly kind: 'file' | 'clipboard' | 'saved';
  /** Of the file, or of the saved client. */
  readonly name?: string | undefined;
  /** Set for a file in clear that held a secret or a private key. */
  readonly plaintext?: ReadFile | undefined;
}

/** A client that was read and is not saved: with its secrets. The window knows it by `previewId`. */
export interface Draft {
  readonly previewId: string;
  readonly reading: CredentialsReading;
  readonly diagnosis: CredentialsDiagnosis;
  readonly sources: readonly DraftSource[];
  readonly suggested: Suggestions;
  /** For its name, where it says none: not that of a file with several clients. */
  readonly fileName?: string | undefined;
  /** The key of the saved client that it can only update. */
  readonly updates?: string | undefined;
}

/** Examines a reading and suggests what it does not say. `saved` are the saved clients with its client id. */
export function draftOf(parts: Omit<Draft, 'diagnosis' | 'suggested'>, saved: readonly ClientRecord[]): Draft {
  const diagnosis = diagnoseCredentials(parts.reading);
  return { ...parts, diagnosis, suggested: suggestionsFor(parts.reading, diagnosis, parts.fileName, saved) };
}

/** About how much memory a draft takes, in bytes. */
export function weightOf({ reading }: Draft): number {
  const { clientSecret = '', privateKeyText = '', publicKeyText = '', notes = '', redirectUris } = reading;
  const characters = [clientSecret, privateKeyText, publicKeyText, notes, ...redirectUris].join('').length;
  return 2 * characters + PARSED_BYTES;
}

/** For the parsed key, the findings and the rest. */
const PARSED_BYTES = 8 * 1024;
