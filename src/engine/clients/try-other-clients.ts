import { readPrivateKey } from '../../core/credentials/private-key.js';
import { ConsoleError } from '../../core/errors.js';
import type { RunRecord } from '../../core/flow/saved-run.js';
import { decryptJwe, rsaDecryptionKey } from '../../core/jose/decrypt-jwe.js';
import type { OtherClients } from '../../shared/views/other-clients.js';
import type { ClientRepository } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';

type Clients = Pick<ClientRepository, 'list' | 'secretsOf'>;

/**
 * Tries the private keys of the saved clients on a compact JWE that one key cannot open, one after another.
 *
 * @param triedKey fingerprint of the key that is known not to open it: clients that share it are passed over
 * @throws ConsoleError `keychain-locked`, `keychain-unavailable`
 */
export async function tryOtherClients(
  compact: string,
  triedKey: string | undefined,
  clients: Clients,
): Promise<OtherClients> {
  const others = clients.list().filter(({ keyFingerprint }) => keyFingerprint !== triedKey);
  const opened: ClientRecord[] = [];
  const unread: ClientRecord[] = [];
  for (const record of others) {
    const outcome = await attempt(compact, record, clients);
    if (outcome === 'opened') opened.push(record);
    if (outcome === 'unread') unread.push(record);
  }
  return {
    opened: opened.map(({ key, name }) => ({ key, name })),
    tried: others.length - unread.length,
    unread: unread.map(({ name }) => name),
  };
}

/**
 * The wrapped block key of a run, and the key that was to open it, to be handed to {@link tryOtherClients}.
 *
 * @throws ConsoleError `nothing-wrapped`
 */
export function wrappedKeyOf({ artifacts, request }: RunRecord): {
  readonly compact: string;
  /** Undefined where the run was kept: it was kept without its key. */
  readonly triedKey: string | undefined;
} {
  const compact = artifacts.userInfoResponse?.key;
  if (compact === undefined) {
    throw new ConsoleError('config', 'nothing-wrapped', 'Expected a run with a wrapped block key; none came in it.', {
      hint: 'Run the flow to the step Userinfo.',
    });
  }
  const { privateKey } = request.client;
  return {
    compact,
    triedKey: privateKey === undefined ? undefined : readPrivateKey(privateKey.pkcs8Pem).key.fingerprint,
  };
}

/** What is wrong with one client keeps nobody from trying the next; a keychain that is locked is locked for all. */
async function attempt(compact: string, record: ClientRecord, clients: Clients): Promise<'opened' | 'shut' | 'unread'> {
  let key: ReturnType<typeof rsaDecryptionKey>;
  try {
    const { privateKeyPem } = await clients.secretsOf(record);
    key = rsaDecryptionKey(readPrivateKey(privateKeyPem).key.keyObject);
  } catch (error) {
    if (!(error instanceof ConsoleError) || error.code.startsWith('keychain-')) throw error;
    return 'unread';
  }
  try {
    decryptJwe(compact, key);
    return 'opened';
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    return 'shut';
  }
}
