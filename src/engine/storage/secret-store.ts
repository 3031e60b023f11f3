/** How secrets are kept right now, for the user to know. */
export interface SecretStoreState {
  readonly backend: 'keychain' | 'memory';
  /** What the operating system calls it. */
  readonly name: string;
  /** False while a keychain is there but cannot be read: locked. */
  readonly available: boolean;
  /** Why it is not the keychain, or why it cannot be read. */
  readonly reason?: string | undefined;
  /** What to do where it cannot be read. */
  readonly hint?: string | undefined;
}

/**
 * Keeps secrets by account, one item each.
 *
 * Every method throws a ConsoleError of kind `storage`: `keychain-locked` or `keychain-unavailable`.
 */
export interface SecretStore {
  state(): Promise<SecretStoreState>;
  get(account: string): Promise<string | undefined>;
  set(account: string, secret: string): Promise<void>;
  delete(account: string): Promise<void>;
}
