/** A part of the credentials, whatever it is called in the file. */
export type CredentialsField =
  | 'clientId'
  | 'clientSecret'
  | 'privateKey'
  | 'publicKey'
  | 'scopes'
  | 'redirectUris'
  | 'name'
  | 'description'
  | 'environment'
  | 'notes'
  | 'colour';

/** The names each part goes by, without case, spaces and punctuation; what ends with `SGID_` is dropped before them. */
const NAMES: Readonly<Record<CredentialsField, readonly string[]>> = {
  clientId: ['id', 'clientid'],
  clientSecret: ['secret', 'clientsecret'],
  privateKey: ['privatekey'],
  publicKey: ['publickey'],
  scopes: ['scopes', 'scope'],
  redirectUris: ['redirecturis', 'redirecturi', 'redirecturls', 'redirecturl', 'callbackurls', 'callbackurl'],
  name: ['name', 'clientname'],
  description: ['description', 'clientdescription'],
  environment: ['environment', 'hostname'],
  notes: ['notes'],
  colour: ['colour'],
};

const FIELDS: ReadonlyMap<string, CredentialsField> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as CredentialsField] as const)),
);

/** Names too common in a format to mean the credentials, unless `SGID_` stands before them. */
const COMMON: Readonly<Record<'json' | 'env', readonly string[]>> = {
  json: ['hostname'],
  env: ['id', 'secret', 'name', 'description', 'scope', 'scopes', 'environment', 'hostname', 'notes', 'colour'],
};

/**
 * The part of the credentials that a member or variable of this name holds; undefined where it holds none.
 *
 * In an `.env` file, which other programs share, `NAME` or `SECRET` alone mean nothing.
 */
export function fieldNamed(name: string, format: 'json' | 'env'): CredentialsField | undefined {
  const bare = name.toLowerCase().replace(/[-_. ]/g, '');
  const prefix = bare.lastIndexOf('sgid');
  if (prefix !== -1) return FIELDS.get(bare.slice(prefix + 4));
  return COMMON[format].includes(bare) ? undefined : FIELDS.get(bare);
}
