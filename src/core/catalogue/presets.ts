import { SCOPES } from './catalogue.js';
import type { ScopeGroup } from './types.js';

/** A ready-made choice of scopes. */
export interface ScopePreset {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** In the order of the data catalogue, `openid` first. */
  readonly scopes: readonly string[];
}

/** The presets of the scope picker, narrowest first. */
export const SCOPE_PRESETS: readonly ScopePreset[] = [
  {
    id: 'openid',
    label: 'Sign in only',
    description: 'The pairwise `sub` and no data. The narrowest request there is.',
    scopes: ['openid'],
  },
  {
    id: 'name',
    label: 'Name',
    description: 'What every client may ask for.',
    scopes: ['openid', 'myinfo.name'],
  },
  { id: 'identity', label: 'Identity', description: 'Who the person is.', scopes: ofGroups('identity') },
  { id: 'contact', label: 'Contact', description: 'Name, contact details and address.', scopes: contactScopes() },
  { id: 'family', label: 'Family', description: 'Marriage and children.', scopes: ofGroups('family') },
  {
    id: 'public-officer',
    label: 'Public officer',
    description: 'Name, work e-mail, agency and title of public officers.',
    scopes: ['openid', 'myinfo.name', 'pocdex.public_officer_details', 'pocdex.number_of_employments'],
  },
  {
    id: 'everything',
    label: 'Everything',
    description: 'The whole data catalogue.',
    scopes: SCOPES.map(({ scope }) => scope),
  },
];

function ofGroups(...groups: readonly ScopeGroup[]): readonly string[] {
  return SCOPES.filter(({ group }) => group === 'account' || groups.includes(group)).map(({ scope }) => scope);
}

function contactScopes(): readonly string[] {
  const wanted = new Set(['myinfo.name', 'myinfo.registered_address', ...ofGroups('contact')]);
  return SCOPES.map(({ scope }) => scope).filter((scope) => wanted.has(scope));
}
