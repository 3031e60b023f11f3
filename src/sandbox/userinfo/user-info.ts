import type { RegisteredClient } from '../clients/client-registry.js';
import { pairwiseSubject } from '../clients/pairwise-subject.js';
import type { RequestFaults } from '../faults/request-faults.js';
import type { Grant } from '../grants/grant.js';
import { wireValue } from '../personas/persona.js';
import { encryptValues, type KeyEncryption, type Variant } from './variants.js';

/** The userinfo response; `key` and `data` are left out where only `openid` was asked for. */
export interface UserInfoBody {
  readonly sub: string;
  readonly key?: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** A persona's values for the scopes of a grant, encrypted to the key its client has now. */
export async function buildUserInfo(
  grant: Grant,
  client: RegisteredClient,
  { variant, keyEncryption }: { readonly variant: Variant; readonly keyEncryption: KeyEncryption | undefined },
  now: number,
  faults: RequestFaults,
): Promise<UserInfoBody> {
  const { scopes } = grant.request;
  const sub = pairwiseSubject(client.clientId, grant.persona.id);
  const held = grant.persona.values(now);
  const dataScopes = scopes.filter((scope) => scope !== 'openid');
  if (dataScopes.length === 0) return faults.apply('userInfo', { sub });

  const values = await faults.apply('values', new Map(dataScopes.map((scope) => [scope, wireValue(held, scope)])));
  const recipient = await faults.apply('recipient', client.publicJwk);
  const { key, data } = await encryptValues(values, recipient, variant, keyEncryption);
  return faults.apply('userInfo', { sub, key, data: await faults.apply('fields', data) });
}
