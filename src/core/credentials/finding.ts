import type { Finding } from '../catalogue/types.js';

/** An official SDK: `@opengovsg/sgid-client` 2.3 of npm, `sgid-client` 0.3 of PyPI. */
export type Sdk = 'typescript' | 'python';

/** What an official SDK does with a private key as it stands: takes it, or refuses it, at once or only when it decrypts. */
export interface SdkOutcome {
  readonly sdk: Sdk;
  readonly outcome: 'accepts' | 'fails-when-constructed' | 'fails-at-userinfo';
  /** Why it fails, in a sentence; undefined where it accepts. */
  readonly reason?: string | undefined;
}

/** A remark on credentials. */
export interface CredentialsFinding extends Finding {
  /** For something that was mended in a key: what each SDK does with it unmended, were nothing else the matter. */
  readonly sdks?: readonly SdkOutcome[] | undefined;
  /** Something of the remedy to copy, such as a redirect URI to register; `what` names it. Never a secret. */
  readonly copy?: { readonly what: string; readonly text: string } | undefined;
}
