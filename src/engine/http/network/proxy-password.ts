import { ConsoleError } from '../../../core/errors.js';
import { isJsonObject } from '../../../core/json.js';
import type { SecretStore } from '../../storage/secret-store.js';
import type { StoredNetwork } from '../../storage/settings.js';
import { proxyName } from './network.js';

type OwnProxy = NonNullable<StoredNetwork['own']>;
export type PasswordPresence = 'none' | 'saved' | 'missing' | 'locked';

const ACCOUNT = 'proxy-password';

/** The password of the user's own proxy, in the secret store. It is bound to one proxy and user, and given to no other. */
export interface ProxyPassword {
  /** Throws `proxy-password-missing`, `keychain-locked`. */
  readonly read: (proxy: OwnProxy) => Promise<string>;
  readonly presence: (proxy: OwnProxy) => Promise<PasswordPresence>;
  readonly write: (proxy: OwnProxy, password: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export function createProxyPassword(secrets: SecretStore): ProxyPassword {
  const find = async (proxy: OwnProxy): Promise<string | undefined> => {
    const item = await secrets.get(ACCOUNT);
    const parsed: unknown = item === undefined ? undefined : parse(item);
    if (!isJsonObject(parsed) || parsed.for !== bindingOf(proxy)) return undefined;
    return typeof parsed.password === 'string' ? parsed.password : undefined;
  };
  return {
    read: async (proxy) => (await find(proxy)) ?? missing(proxy),
    presence: async (proxy) => {
      if (proxy.user === undefined) return 'none';
      try {
        return (await find(proxy)) === undefined ? 'missing' : 'saved';
      } catch {
        return 'locked';
      }
    },
    write: (proxy, password) => secrets.set(ACCOUNT, JSON.stringify({ for: bindingOf(proxy), password })),
    remove: () => secrets.delete(ACCOUNT),
  };
}

function bindingOf(proxy: OwnProxy): string {
  return `${proxy.secure ? 'https' : 'http'}://${encodeURIComponent(proxy.user ?? '')}@${proxyName(proxy)}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function missing(proxy: OwnProxy): never {
  throw new ConsoleError(
    'storage',
    'proxy-password-missing',
    `Expected the password for the proxy ${proxyName(proxy)}; none is saved for it and this user.`,
    { hint: 'Type it under Settings, Network. A password that was saved for another proxy or user is not used.' },
  );
}
