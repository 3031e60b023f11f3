import type { CredentialsFinding } from './finding.js';

/** What says that a secret may stand in the place of the client id. */
const MAY_BE_SECRET: readonly string[] = [
  'client-id-is-key',
  'client-id-is-more',
  'client-secret-swapped',
  'client-secret-is-client-id',
];

/** Whether a finding says that the client id may be, or hold, a secret. */
export function mayBeSecret(findings: readonly Pick<CredentialsFinding, 'id'>[]): boolean {
  return findings.some(({ id }) => MAY_BE_SECRET.includes(id));
}

/**
 * A client id as it may be shown: where a finding says that it may be, or hold, a secret, its length alone. Without white
 * space at its ends, which a finding tells of.
 */
export function shownClientId(
  clientId: string | undefined,
  findings: readonly Pick<CredentialsFinding, 'id'>[],
): string | undefined {
  if (clientId === undefined || !mayBeSecret(findings)) return clientId;
  return `•••• (${clientId.length} characters, not shown: it may be a secret)`;
}
