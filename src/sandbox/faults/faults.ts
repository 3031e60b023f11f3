import type { Fault } from './fault.js';
import { idTokenFaults } from './id-token-faults.js';
import { jwksFaults } from './jwks-faults.js';
import { redirectFaults } from './redirect-faults.js';
import { timingFaults } from './timing-faults.js';
import { tokenFaults } from './token-faults.js';
import { userInfoFaults } from './user-info-faults.js';

/** Every fault the sandbox can commit, in the order of the flow. */
export const FAULTS: readonly Fault[] = [
  ...redirectFaults,
  ...tokenFaults,
  ...idTokenFaults,
  ...jwksFaults,
  ...userInfoFaults,
  ...timingFaults,
];
