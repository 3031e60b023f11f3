import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** Newer than the oldest Node that the command line runs on. */
interface NewerTls {
  readonly getCACertificates?: (type: 'default') => string[];
}

let last: { readonly extra: string; readonly context: tls.SecureContext } | undefined;

/**
 * What is trusted: all that Node trusts, and these certificates. Undefined where there are none, which is Node's own.
 *
 * @param pems each one certificate; they were read and checked before
 */
export function trustWith(pems: readonly string[]): tls.SecureContext | undefined {
  if (pems.length === 0) return undefined;
  const extra = pems.join('\n');
  // Made anew only for other certificates: reading 150 of them takes tens of milliseconds.
  if (last?.extra !== extra) {
    last = { extra, context: tls.createSecureContext({ ca: [...nodesOwn(), ...pems] }) };
  }
  return last.context;
}

/** A list of CAs takes the place of Node's own, so those are put into it. */
function nodesOwn(): readonly string[] {
  const { getCACertificates } = tls as NewerTls;
  return getCACertificates?.('default') ?? [...tls.rootCertificates, ...fromVariable()];
}

function fromVariable(): readonly string[] {
  const path = process.env.NODE_EXTRA_CA_CERTS;
  if (path === undefined || path === '') return [];
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    // Node has warned of it, and goes on without.
    return [];
  }
}
