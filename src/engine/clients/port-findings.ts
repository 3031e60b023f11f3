import { CONSOLE_REDIRECT_URI, COPY_CONSOLE_REDIRECT_URI } from '../../core/credentials/console-redirect-uri.js';
import type { CredentialsFinding } from '../../core/credentials/finding.js';
import { FIRST_UNPRIVILEGED_PORT } from '../../core/credentials/redirect-rules.js';
import { parseRedirectUri, shownRedirectUri } from '../../core/credentials/redirect-uri.js';
import { LoopbackListeners } from '../loopback/loopback-listeners.js';
import { findPortOwner } from '../loopback/port-owner.js';

/**
 * Says of each loopback redirect URI whose port cannot be had right now which program has it, where that can be told.
 * Ports are bound for a moment as a run binds them; one that `listeners` listens on already is not a finding.
 *
 * Never throws. RFC 8252 8.3.
 */
export async function portFindings(
  redirectUris: readonly string[],
  listeners = new LoopbackListeners(),
): Promise<readonly CredentialsFinding[]> {
  const findings: CredentialsFinding[] = [];
  const seen = new Set<string>();
  for (const uri of redirectUris) {
    const { kind, host, port } = parseRedirectUri(uri);
    if (kind !== 'loopback' || seen.has(`${host} ${port}`)) continue;
    seen.add(`${host} ${port}`);
    const { code } = await listeners.probe(uri);
    if (code === 'port-taken') findings.push(taken(uri, port, await findPortOwner(port)));
    // Of a port below, the diagnosis of the redirect URI says it already, whatever system this is.
    if (code === 'port-not-available' || (code === 'port-not-allowed' && port >= FIRST_UNPRIVILEGED_PORT)) {
      findings.push(refusedBySystem(uri, port));
    }
  }
  return findings;
}

function taken(uri: string, port: number, owner: string | undefined): CredentialsFinding {
  return {
    id: 'redirect-uri-port-taken',
    severity: 'warning',
    message: `Port ${port} is taken right now: ${owner ?? 'another program'} listens on it, and would get the redirect to ${shownRedirectUri(uri)}.`,
    ...remedy(port, 'Stop that program'),
  };
}

/** Systems reserve ports, Windows in ranges that change, and know no address of 127.0.0.0/8 but the first. */
function refusedBySystem(uri: string, port: number): CredentialsFinding {
  return {
    id: 'redirect-uri-port-not-available',
    severity: 'warning',
    message: `The system does not let the console listen on port ${port} for ${shownRedirectUri(uri)}.`,
    ...remedy(port, 'Use another port'),
  };
}

/** The console's own redirect URI is a remedy unless it is the one that is taken. */
function remedy(port: number, first: string): Pick<CredentialsFinding, 'hint' | 'copy'> {
  if (port === parseRedirectUri(CONSOLE_REDIRECT_URI).port) {
    return { hint: `${first}, or paste the redirected URL into the console.` };
  }
  const hint = `${first}, register ${CONSOLE_REDIRECT_URI} at the portal for the console, or paste the redirected URL into it.`;
  return { hint, copy: COPY_CONSOLE_REDIRECT_URI };
}
