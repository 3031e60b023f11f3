/** A part of the credentials, whatever it is called in the file. */
export type CredentialsField =
  | 'clientId'
  | 'clientSecret'
  | 'privateKey'
  | 'publicKey'
  | 'scopes'
  | 'redirectUris'
  | 'name'
  | 'description';

/** The names each part goes by, without case, hyphens and underscores; an `SGID_` before them is dropped first. */
const NAMES: Readonly<Record<CredentialsField, readonly string[]>> = {
  clientId: ['id', 'clientid'],
  clientSecret: ['secret', 'clientsecret'],
  privateKey: ['privatekey'],
  publicKey: ['publickey'],
  scopes: ['scopes', 'scope'],
  redirectUris: ['redirecturis', 'redirecturi', 'redirecturls', 'redirecturl', 'callbackurls', 'callbackurl'],
  name: ['name', 'clientname'],
  description: ['description', 'clientdescription'],
};

const FIELDS: ReadonlyMap<string, CredentialsField> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as CredentialsField] as const)),
);

/** Names too common in an `.env` file to mean the credentials, unless `SGID_` stands before them. */
const COMMON = ['id', 'secret', 'name', 'description', 'scope', 'scopes'];

/**
 * The part of the credentials that a member or variable of this name holds; undefined where it holds none.
 *
 * In an `.env` file, which other programs share, `NAME` or `SECRET` alone mean nothing.
 */
export function fieldNamed(name: string, format: 'json' | 'env'): CredentialsField | undefined {
  const bare = name.toLowerCase().replace(/[-_]/g, '');
  if (bare.startsWith('sgid')) return FIELDS.get(bare.slice(4));
  return format === 'env' && COMMON.includes(bare) ? undefined : FIELDS.get(bare);
}
