import type { ScopeDefinition } from '../types.js';

/** Home and vehicles. */
export const residenceScopes: readonly ScopeDefinition[] = [
  {
    scope: 'myinfo.registered_address',
    label: 'Registered address',
    description: 'Address in lines; for citizens and permanent residents the one on the NRIC card.',
    group: 'residence',
    source: 'myinfo',
    type: 'address',
    sensitivity: 'identifying',
    example: '28 SAMPLE GREEN AVENUE 3\n#07-415\nSINGAPORE 409999',
  },
  {
    scope: 'myinfo.housingtype',
    label: 'Housing type',
    description: 'Kind of dwelling at the registered address.',
    group: 'residence',
    source: 'myinfo',
    type: 'text',
    sensitivity: 'low',
    example: 'HDB',
    heldBy: 'Only where the registered address is a home with a recorded type.',
  },
  {
    scope: 'myinfo.hdbtype',
    label: 'HDB type',
    description: 'Kind of HDB flat at the registered address.',
    group: 'residence',
    source: 'myinfo',
    type: 'text',
    sensitivity: 'low',
    example: '5-ROOM FLAT (HDB)',
    heldBy: 'Only for people whose registered address is an HDB flat.',
  },
  {
    scope: 'myinfo.vehicles',
    label: 'Vehicles',
    description: 'One record for each vehicle the person owns.',
    group: 'residence',
    source: 'myinfo',
    type: 'records',
    sensitivity: 'identifying',
    example: '[{"vehicle_number":"SBA1234G"}]',
    attributes: [{ name: 'vehicle_number', label: 'Vehicle number', type: 'text', sensitivity: 'identifying' }],
    heldBy: 'An empty list for people who own no vehicle.',
  },
];
