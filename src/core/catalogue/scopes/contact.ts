import type { ScopeDefinition } from '../types.js';

/** How the person can be reached. */
export const contactScopes: readonly ScopeDefinition[] = [
  {
    scope: 'myinfo.mobile_number',
    label: 'Mobile number',
    description: 'Eight digits, no country code.',
    group: 'contact',
    source: 'myinfo',
    type: 'mobile',
    sensitivity: 'identifying',
    example: '91234567',
  },
  {
    scope: 'myinfo.mobile_number_with_country_code',
    label: 'Mobile number with country code',
    description: 'The number after a plus sign, the country code and a space.',
    group: 'contact',
    source: 'myinfo',
    type: 'mobile-with-country-code',
    sensitivity: 'identifying',
    example: '+65 91234567',
  },
  {
    scope: 'myinfo.email',
    label: 'E-mail address',
    description: 'Personal e-mail address.',
    group: 'contact',
    source: 'myinfo',
    type: 'email',
    sensitivity: 'identifying',
    example: 'lim.hui.shan@mail.example',
  },
];
