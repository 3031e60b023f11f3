import { parseRedirectUri } from '../../core/credentials/redirect-uri.js';
import { DEFAULT_REDIRECT_URI } from '../../engine/clients/suggestions.js';
import type { FaultChoice } from '../../sandbox/faults/fault-switch.js';
import { PREFERRED_PORT } from '../../sandbox/server.js';
import type { Opening } from '../../sandbox/types.js';
import { KEY_ENCRYPTIONS, type KeyEncryption, VARIANTS, type Variant } from '../../sandbox/userinfo/variants.js';
import { checkFaults } from '../faults.js';
import { readArguments, readChoice, UsageError } from '../usage.js';

const OPTIONS = {
  json: { type: 'boolean' },
  port: { type: 'string' },
  persona: { type: 'string' },
  personas: { type: 'string' },
  fault: { type: 'string', multiple: true },
  'fault-once': { type: 'string', multiple: true },
  'auto-approve': { type: 'boolean' },
  'redirect-uri': { type: 'string', multiple: true },
  'write-credentials': { type: 'string' },
  credentials: { type: 'string', multiple: true },
  variant: { type: 'string' },
  'key-encryption': { type: 'string' },
  'outside-public-service': { type: 'boolean' },
  'listen-on': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  origin: { type: 'string' },
} as const;

/** The options of `sandbox`, read. */
export interface SandboxCommandOptions {
  readonly port: number;
  readonly persona: string | undefined;
  /** A file of people of the user's own. */
  readonly personas: string | undefined;
  readonly faults: readonly FaultChoice[];
  readonly faultsOnce: readonly FaultChoice[];
  readonly autoApprove: boolean;
  readonly redirectUris: readonly string[];
  /** Where the credentials of the client that is made are written to. */
  readonly writeCredentials: string | undefined;
  /** Files of clients that can log in besides. */
  readonly credentials: readonly string[];
  readonly variant: Variant | undefined;
  readonly keyEncryption: KeyEncryption | undefined;
  readonly outsidePublicService: boolean;
  readonly opening: Opening;
}

/** Reads the options of `sandbox`. Throws a UsageError where one is not of its form. */
export function readSandboxOptions(args: readonly string[]): SandboxCommandOptions {
  const { values } = readArguments(args, OPTIONS);
  const faults = (values.fault ?? []).map(readFault);
  const faultsOnce = (values['fault-once'] ?? []).map(readFault);
  checkFaults([...faults, ...faultsOnce].map((fault) => (typeof fault === 'string' ? fault : fault.id)));
  return {
    port: readPort(values.port),
    persona: values.persona,
    personas: values.personas,
    faults,
    faultsOnce,
    autoApprove: values['auto-approve'] === true,
    redirectUris: (values['redirect-uri'] ?? [DEFAULT_REDIRECT_URI]).map(readRedirectUri),
    writeCredentials: values['write-credentials'],
    credentials: values.credentials ?? [],
    variant: values.variant === undefined ? undefined : readChoice('variant', values.variant, VARIANTS, 'C'),
    keyEncryption:
      values['key-encryption'] === undefined
        ? undefined
        : readChoice('key-encryption', values['key-encryption'], KEY_ENCRYPTIONS, 'RSA-OAEP-256'),
    outsidePublicService: values['outside-public-service'] === true,
    opening: { address: values['listen-on'], allowedHosts: values['allow-host'], origin: values.origin },
  };
}

/** `ID`, or `ID@CLIENT-ID` for one client; the id of a fault has no `@`. */
function readFault(value: string): FaultChoice {
  const at = value.indexOf('@');
  return at < 0 ? value : { id: value.slice(0, at), clientId: value.slice(at + 1) };
}

function readPort(value: string | undefined): number {
  if (value === undefined) return PREFERRED_PORT;
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new UsageError('value', 'Expected --port to be a number from 0 to 65535; 0 takes any port that is free.');
}

function readRedirectUri(value: string): string {
  const { url, kind } = parseRedirectUri(value);
  if (url !== undefined && kind !== 'private-scheme' && !value.includes('#')) return value;
  throw new UsageError('value', 'Expected --redirect-uri to be an absolute http or https URL without a fragment.');
}
