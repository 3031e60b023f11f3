import type { ScopeDefinition } from '../types.js';

/** What every request must ask for: it gives the ID token and `sub`, and no member of userinfo's `data`. */
export const accountScopes: readonly ScopeDefinition[] = [
  {
    scope: 'openid',
    label: 'OpenID',
    description:
      'Signs the user in. Gives `sub`, a pairwise identifier: each client gets another one for the same person.',
    group: 'account',
    source: 'sgid',
    type: 'text',
    sensitivity: 'identifying',
    example: '6f8e1c1e-2b7d-4d7a-9c53-0f3b1a4e7d92',
  },
];
