import { accountScopes } from './scopes/account.js';
import { contactScopes } from './scopes/contact.js';
import { familyScopes } from './scopes/family.js';
import { identityScopes } from './scopes/identity.js';
import { publicOfficerScopes } from './scopes/public-officer.js';
import { residenceScopes } from './scopes/residence.js';
import { workScopes } from './scopes/work.js';
import type { ScopeDefinition, ScopeGroup } from './types.js';

/** A heading of the scope picker. */
export interface ScopeGroupDefinition {
  readonly id: ScopeGroup;
  readonly label: string;
  /** Position from the top, from 0. */
  readonly order: number;
}

/** The groups in the order they are shown. */
export const SCOPE_GROUPS: readonly ScopeGroupDefinition[] = [
  { id: 'account', label: 'Account', order: 0 },
  { id: 'identity', label: 'Identity', order: 1 },
  { id: 'contact', label: 'Contact', order: 2 },
  { id: 'residence', label: 'Home and vehicles', order: 3 },
  { id: 'family', label: 'Family', order: 4 },
  { id: 'work', label: 'Work', order: 5 },
  { id: 'public-officer', label: 'Public officer', order: 6 },
];

/** sgID's data catalogue: `openid` and 34 scopes, in the order of their groups (sgID docs, "Data Catalog"). */
export const SCOPES: readonly ScopeDefinition[] = [
  ...accountScopes,
  ...identityScopes,
  ...contactScopes,
  ...residenceScopes,
  ...familyScopes,
  ...workScopes,
  ...publicOfficerScopes,
];

const byScope: ReadonlyMap<string, ScopeDefinition> = new Map(
  SCOPES.map((definition) => [definition.scope, definition]),
);

/** The definition of a scope as it goes on the wire; undefined where the data catalogue has no such scope. */
export function findScope(scope: string): ScopeDefinition | undefined {
  return byScope.get(scope);
}
