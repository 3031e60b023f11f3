import { decodeUtf8 } from '../../core/jose/utf8.js';
import { readCaCertificates } from '../../engine/http/network/ca-certificates.js';
import { environmentRoutes } from '../../engine/http/network/environment-proxy.js';
import { DEFAULT_CONNECT_TIMEOUT_MS, type Network, type ProxyServer } from '../../engine/http/network/network.js';
import type { NetworkSettings } from '../../engine/http/network/network-settings.js';
import { readProxyAddress } from '../../engine/http/network/proxy-address.js';
import { trustWith } from '../../engine/http/network/trust.js';
import { readInputFile } from '../../engine/storage/read-input-file.js';
import type { Terminal } from '../output/terminal.js';
import { UsageError } from '../usage.js';
import { noteSavedNetwork, savedNetwork } from './saved-network.js';

/** The options that say how requests get out, for the commands that send any. */
export const NETWORK_OPTIONS = {
  proxy: { type: 'string' },
  'proxy-password-file': { type: 'string' },
  ca: { type: 'string', multiple: true },
  'connect-timeout': { type: 'string' },
  'http-timeout': { type: 'string' },
} as const;

interface NetworkValues {
  readonly proxy?: string | undefined;
  readonly 'proxy-password-file'?: string | undefined;
  readonly ca?: readonly string[] | undefined;
  readonly 'connect-timeout'?: string | undefined;
  readonly 'http-timeout'?: string | undefined;
}

/** The options of the network, read; what they name was not looked at yet. */
export interface NetworkOptions {
  /** `system`: as the variables have it. Undefined: as the app has it, else as the variables do. */
  readonly proxy: 'none' | 'system' | ProxyServer | undefined;
  readonly passwordFile: string | undefined;
  readonly caFiles: readonly string[];
  readonly connectTimeoutMs: number | undefined;
  readonly timeoutMs: number | undefined;
}

const MAX_TIMEOUT_SECONDS = 600;
const MAX_PASSWORD_BYTES = 4 * 1024;

/** Reads the options of the network. Throws a UsageError where they do not fit, and `proxy-address`. */
export function readNetworkOptions(values: NetworkValues): NetworkOptions {
  const passwordFile = values['proxy-password-file'];
  const proxy = readProxy(values.proxy);
  const user = typeof proxy === 'object' ? proxy.credentials?.user : undefined;
  if (typeof proxy === 'object' && proxy.credentials?.password) {
    throw new UsageError(
      'proxy-password',
      'Expected --proxy without a password, which every program on this machine could read.',
      'Put it into a file for --proxy-password-file, or the whole address into the variable HTTPS_PROXY.',
    );
  }
  if (passwordFile !== undefined && user === undefined) {
    throw new UsageError(
      'proxy-password',
      'Expected --proxy http://USER@HOST:PORT together with --proxy-password-file.',
    );
  }
  return {
    proxy,
    passwordFile,
    caFiles: values.ca ?? [],
    connectTimeoutMs: readSeconds('connect-timeout', values['connect-timeout']),
    timeoutMs: readSeconds('http-timeout', values['http-timeout']),
  };
}

function readProxy(value: string | undefined): NetworkOptions['proxy'] {
  return value === undefined || value === 'none' || value === 'system' ? value : readProxyAddress(value);
}

/**
 * Opens the network that the options describe; where they say nothing, it is as the app was set.
 *
 * @param saved the app's own settings, where there are any
 * @throws ConsoleError the `ca-…` and `file-…` codes
 */
export async function openNetwork(options: NetworkOptions, saved: NetworkSettings | undefined): Promise<Network> {
  const certificates = await Promise.all(
    options.caFiles.map(async (path) => readCaCertificates(await readInputFile(path), path)),
  );
  const also = certificates.flat().map(({ pem }) => pem);
  const own = saved?.network(also);
  return {
    routesTo: options.proxy === undefined && own !== undefined ? own.routesTo : await routes(options),
    trust: own === undefined ? trustWith(also) : own.trust,
    connectTimeoutMs: options.connectTimeoutMs ?? own?.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS,
    timeoutMs: options.timeoutMs ?? own?.timeoutMs,
  };
}

async function routes({ proxy, passwordFile }: NetworkOptions): Promise<Network['routesTo']> {
  if (proxy === undefined || proxy === 'system') return environmentRoutes(process.env);
  if (proxy === 'none') return async () => [{ kind: 'direct' }];
  if (passwordFile === undefined || proxy.credentials === undefined) return async () => [{ kind: 'proxy', proxy }];
  const password = decodeUtf8(await readInputFile(passwordFile, MAX_PASSWORD_BYTES))?.replace(/^\u{FEFF}|\r?\n$/gu, '');
  if (!password) throw new UsageError('proxy-password', `Expected a password in ${passwordFile}, as text in UTF-8.`);
  const { user } = proxy.credentials;
  return async () => [{ kind: 'proxy', proxy: { ...proxy, credentials: { user, password } } }];
}

function readSeconds(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (value.trim() !== '' && seconds >= 0.1 && seconds <= MAX_TIMEOUT_SECONDS) return Math.round(seconds * 1000);
  throw new UsageError(
    'value',
    `Expected --${option} to be a number of seconds, at least 0.1 and at most ${MAX_TIMEOUT_SECONDS}.`,
  );
}

/** The network of a command, as its options and the app have it; what is the app's is said on stderr. */
export async function networkOf(options: NetworkOptions, notes: Terminal): Promise<Network> {
  const saved = savedNetwork();
  if (saved !== undefined) await noteSavedNetwork(saved, options.proxy !== undefined, notes);
  return openNetwork(options, saved);
}
