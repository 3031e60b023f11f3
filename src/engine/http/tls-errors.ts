import { ConsoleError } from '../../core/errors.js';

/** Whether a code is one of TLS, or of a certificate. */
export function isTlsCode(code: string): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/.test(
    code,
  );
}

const ADD_CA =
  'Where your network opens TLS, or the provider has a CA of its own, add that CA’s certificate: Settings, Network in the app, --ca FILE on the command line.';
const NO_SWITCH = 'The check cannot be switched off.';

interface TlsFailure {
  readonly id: string;
  readonly reason: string;
  readonly hint: string;
}

const NAME: TlsFailure = {
  id: '-name',
  reason: 'It is for another name.',
  hint: `Something else answers at this address: a proxy, a captive portal, or another virtual host. ${NO_SWITCH}`,
};
const EXPIRED: TlsFailure = {
  id: '-expired',
  reason: 'It has expired.',
  hint: 'Look at the clock of this machine first; if it is right, the provider has to renew its certificate.',
};
const TOO_EARLY: TlsFailure = {
  id: '-not-yet-valid',
  reason: 'It is not valid yet.',
  hint: 'Look at the clock of this machine first; if it is right, the provider’s certificate begins later.',
};
const SELF_SIGNED: TlsFailure = {
  id: '-self-signed',
  reason: 'It is signed by itself: nobody vouches for it.',
  hint: `${ADD_CA} ${NO_SWITCH}`,
};
const UNKNOWN_CA: TlsFailure = {
  id: '-unknown-ca',
  reason: 'It is from a CA that this machine does not know, or a certificate between them is missing.',
  hint: `${ADD_CA} ${NO_SWITCH}`,
};

const FAILURES: Readonly<Record<string, TlsFailure>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: NAME,
  ERR_TLS_CERT_ALTNAME_FORMAT: NAME,
  HOSTNAME_MISMATCH: NAME,
  CERT_HAS_EXPIRED: EXPIRED,
  CERT_NOT_YET_VALID: TOO_EARLY,
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_CA,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_CA,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_CA,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_CA,
  CERT_UNTRUSTED: UNKNOWN_CA,
  INVALID_CA: UNKNOWN_CA,
};

/** What is wrong with the certificate or the handshake, in a sentence. */
export function tlsReason(code: string): string {
  return FAILURES[code]?.reason ?? `It does not hold (${code}).`;
}

/** A failed handshake as an error with a code of its own: `transport-tls`, `transport-tls-name`, `-expired` and so on. */
export function tlsError(code: string, hostname: string, cause: unknown): ConsoleError {
  const known = FAILURES[code];
  if (known === undefined && /^(ERR_SSL_|EPROTO)/.test(code)) {
    return new ConsoleError(
      'transport',
      'transport-tls',
      `Expected TLS from ${hostname}; what came is not (${code}).`,
      {
        hint: 'Another protocol answers on this port, or the two sides share no version of TLS.',
        cause,
      },
    );
  }
  return new ConsoleError(
    'transport',
    `transport-tls${known?.id ?? ''}`,
    `Expected a certificate for ${hostname} that this machine trusts. ${tlsReason(code)}`,
    { hint: known?.hint ?? `${ADD_CA} ${NO_SWITCH}`, cause },
  );
}
