/** What code for a project is filled in with: nothing of it is secret. */
export interface SnippetValues {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** The provider's scheme, host and port. */
  readonly origin: string;
  readonly tokenRequest: 'form' | 'json';
  readonly clientAuthentication: 'post' | 'basic';
}

/** `text` is neither code nor a message: what is computed, as formulas. */
export type SnippetLanguage = 'typescript' | 'python' | 'http' | 'text';

/** What a backend does at one step, in one way of doing it. */
export interface Snippet {
  readonly language: SnippetLanguage;
  /** What to know about it, in a sentence or two. */
  readonly note: string;
  readonly code: string;
}

/** Secrets as the environment variables that the code reads. */
export const SECRET_VARIABLES = { clientSecret: 'SGID_CLIENT_SECRET', privateKey: 'SGID_PRIVATE_KEY' } as const;
