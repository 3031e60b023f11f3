import { basename } from 'node:path';
import { ConsoleError } from '../../../core/errors.js';
import { DEFAULT_LIMITS } from '../../../core/trace/recorded-http.js';
import type { NetworkChange, NetworkView } from '../../../shared/views/network.js';
import { readInputFile } from '../../storage/read-input-file.js';
import type { SecretStore } from '../../storage/secret-store.js';
import type { StoredNetwork } from '../../storage/settings.js';
import type { SettingsStore } from '../../storage/settings-store.js';
import { type CaCertificate, readCaCertificates, readCaPem } from './ca-certificates.js';
import { DEFAULT_CONNECT_TIMEOUT_MS, type Network, proxyName, type Route } from './network.js';
import { readProxyAddress } from './proxy-address.js';
import { createProxyPassword } from './proxy-password.js';
import { trustWith } from './trust.js';

interface NetworkSettingsServices {
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  /** The ways to a URL as the system has them. */
  readonly systemRoutesTo: Network['routesTo'];
}

/** The network of the app, as the user has it set. */
export interface NetworkSettings {
  /** For the next request; `alsoTrusted` are certificates, each as PEM, beside those that are saved. */
  readonly network: (alsoTrusted?: readonly string[]) => Network;
  readonly view: () => Promise<NetworkView>;
  /** Throws `proxy-address`, `proxy-own-missing`, and what the secret store throws; then nothing was changed. */
  readonly save: (change: NetworkChange) => Promise<NetworkView>;
  /** Trusts the CAs in a file too. Throws the `ca-…` and `file-…` codes. */
  readonly addCertificates: (path: string) => Promise<NetworkView>;
  readonly removeCertificate: (fingerprint: string) => Promise<NetworkView>;
}

/** No bundle of CAs is larger, in bytes. */
const MAX_CA_FILE = 4 * 1024 * 1024;

export function createNetworkSettings({ settings, secrets, systemRoutesTo }: NetworkSettingsServices): NetworkSettings {
  const password = createProxyPassword(secrets);
  const stored = () => settings.read().network;
  const update = (change: (now: StoredNetwork) => StoredNetwork) =>
    settings.change((now) => ({ ...now, network: change(now.network) }));

  const ownRoute = async (own: StoredNetwork['own']): Promise<Route> => {
    if (own === undefined) throw ownMissing();
    const { user, ...server } = own;
    const credentials = user === undefined ? undefined : { user, password: await password.read(own) };
    return { kind: 'proxy', proxy: { ...server, credentials } };
  };
  const routesTo = async (url: string): Promise<readonly Route[]> => {
    const { proxy, own } = stored();
    if (proxy === 'own') return [await ownRoute(own)];
    return proxy === 'none' ? [{ kind: 'direct' }] : systemRoutesTo(url);
  };

  const view = async (): Promise<NetworkView> => {
    const { proxy, own, certificates, connectTimeoutMs, timeoutMs } = stored();
    return {
      proxy,
      own:
        own === undefined
          ? undefined
          : { address: addressOf(own), user: own.user ?? '', password: await password.presence(own) },
      certificates: certificates.flatMap(certificateView),
      connectTimeoutMs: connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS,
      timeoutMs: timeoutMs ?? DEFAULT_LIMITS.timeoutMs,
    };
  };

  return {
    network: (alsoTrusted = []) => {
      const { certificates, connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS, timeoutMs } = stored();
      const trust = trustWith([...certificates.flatMap(trustedPem), ...alsoTrusted]);
      return { routesTo, trust, connectTimeoutMs, timeoutMs };
    },
    view,
    save: async ({ proxy, own: typed, connectTimeoutMs, timeoutMs }) => {
      const own = typed === undefined ? undefined : ownProxyOf(typed);
      if (proxy === 'own' && own === undefined) throw ownMissing();
      if (own?.proxy.user === undefined) await password.remove();
      else if (own.password !== undefined) await password.write(own.proxy, own.password);
      await update((now) => ({ ...now, proxy, own: own?.proxy, connectTimeoutMs, timeoutMs }));
      return view();
    },
    addCertificates: async (path) => {
      const fileName = basename(path);
      const added = readCaCertificates(await readInputFile(path, MAX_CA_FILE), fileName);
      await update((now) => {
        const known = new Set(now.certificates.flatMap(certificateView).map(({ fingerprint }) => fingerprint));
        const fresh = added.filter(({ fingerprint }) => !known.has(fingerprint)).map(({ pem }) => ({ pem, fileName }));
        return { ...now, certificates: [...now.certificates, ...fresh] };
      });
      return view();
    },
    removeCertificate: async (fingerprint) => {
      await update((now) => ({
        ...now,
        certificates: now.certificates.filter((one) => certificateView(one)[0]?.fingerprint !== fingerprint),
      }));
      return view();
    },
  };
}

type StoredCertificate = StoredNetwork['certificates'][number];

function certificateView(stored: StoredCertificate): NetworkView['certificates'] {
  return readStored(stored).map(({ pem: _pem, ...certificate }) => ({ ...certificate, fileName: stored.fileName }));
}

/** The one certificate that is shown, written anew: more may stand in the settings, which is a file. */
function trustedPem(stored: StoredCertificate): readonly string[] {
  return readStored(stored).map(({ pem }) => pem);
}

/** None for one that was damaged from outside: it is trusted no more than it is shown. */
function readStored({ pem }: StoredCertificate): readonly CaCertificate[] {
  try {
    return [readCaPem(pem)];
  } catch {
    return [];
  }
}

/** Credentials that were typed into the address count as typed into their fields, where those are empty. */
function ownProxyOf({ address, user, password }: NonNullable<NetworkChange['own']>) {
  const { credentials, ...server } = readProxyAddress(address);
  const name = user === '' ? credentials?.user : user;
  const typed = password ?? (credentials?.password === '' ? undefined : credentials?.password);
  return { proxy: { ...server, user: name }, password: typed };
}

function addressOf(own: NonNullable<StoredNetwork['own']>): string {
  return `${own.secure ? 'https' : 'http'}://${proxyName(own)}`;
}

function ownMissing(): ConsoleError {
  return new ConsoleError('config', 'proxy-own-missing', 'Expected the address of your own proxy; there is none.', {
    hint: 'Name it under Settings, Network, or choose the system’s proxy or none.',
  });
}
