import type { CredentialsFinding } from './finding.js';
import { diagnoseRedirectUris } from './redirect-doctor.js';
import { diagnoseScopes } from './scope-doctor.js';

/** What of a client may be edited after its import and is worth a diagnosis. */
export interface SavedChoices {
  /** Undefined where it is not known what the portal allows. */
  readonly allowedScopes?: readonly string[] | undefined;
  readonly redirectUris: readonly string[];
}

/**
 * Examines what needs no secret: a client's scopes and redirect URIs, as they are now. Whether a port is free is for the
 * engine to say.
 */
export function diagnoseSaved({ allowedScopes, redirectUris }: SavedChoices): readonly CredentialsFinding[] {
  return [...diagnoseScopes(allowedScopes), ...diagnoseRedirectUris(redirectUris)];
}
