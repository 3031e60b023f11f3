import { isJsonObject, member, textMember } from '../json.js';

type JsonObject = Readonly<Record<string, unknown>>;

interface OtherFile {
  /** Completes "The file is …". */
  readonly what: string;
  readonly code: 'other-provider' | 'not-sgid';
  readonly fits: (object: JsonObject) => boolean;
}

/** Files that have names in common with sgID's credentials, or are taken for them, each told by what it alone has. */
const OTHER_FILES: readonly OtherFile[] = [
  {
    what: 'an OAuth client of Google',
    code: 'other-provider',
    fits: (object) =>
      ['web', 'installed'].some((name) => {
        const inner = member(object, name);
        return isJsonObject(inner) && has(inner, 'client_id') && (has(inner, 'auth_uri') || has(inner, 'token_uri'));
      }),
  },
  {
    what: 'a service account of Google',
    code: 'other-provider',
    fits: (object) => textMember(object, 'type') === 'service_account',
  },
  {
    what: 'a configuration of Firebase',
    code: 'other-provider',
    fits: (object) => has(object, 'apiKey') && has(object, 'authDomain'),
  },
  {
    what: 'a service principal of Azure',
    code: 'other-provider',
    fits: (object) => ['tenant', 'tenantId', 'tenant_id'].some((name) => has(object, name)),
  },
  {
    what: 'a discovery document of an OpenID provider',
    code: 'not-sgid',
    fits: (object) => has(object, 'issuer') && has(object, 'jwks_uri'),
  },
  {
    what: 'a set of keys (JWKS)',
    code: 'not-sgid',
    fits: (object) => Array.isArray(member(object, 'keys')) && !has(object, 'id'),
  },
  {
    what: 'a package.json',
    code: 'not-sgid',
    fits: (object) => ['dependencies', 'devDependencies', 'scripts'].some((name) => isJsonObject(member(object, name))),
  },
];

/** What a JSON object is that is known not to be sgID's credentials; undefined where it may be them. */
export function otherFile(object: JsonObject): Pick<OtherFile, 'what' | 'code'> | undefined {
  return OTHER_FILES.find(({ fits }) => fits(object));
}

function has(object: JsonObject, name: string): boolean {
  return member(object, name) !== undefined;
}
