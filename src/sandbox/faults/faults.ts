import { authorizeFaults } from './authorize-faults.js';
import { discoveryFaults } from './discovery-faults.js';
import type { Fault } from './fault.js';
import { idTokenClaimFaults } from './id-token-claim-faults.js';
import { idTokenSignatureFaults } from './id-token-signature-faults.js';
import { jwksFaults } from './jwks-faults.js';
import { redirectFaults } from './redirect-faults.js';
import { timingFaults } from './timing-faults.js';
import { tokenFaults } from './token-faults.js';
import { userInfoAnswerFaults } from './user-info-answer-faults.js';
import { userInfoValueFaults } from './user-info-value-faults.js';

/** Whether a fault can be armed for one client alone; requests for discovery and the JWKS do not say whose they are. */
export function isPerClient(id: string): boolean {
  return !id.startsWith('discovery.') && !id.startsWith('jwks.');
}

/** Every fault the sandbox can commit, in the order of the flow. */
export const FAULTS: readonly Fault[] = [
  ...discoveryFaults,
  ...authorizeFaults,
  ...redirectFaults,
  ...tokenFaults,
  ...idTokenClaimFaults,
  ...idTokenSignatureFaults,
  ...jwksFaults,
  ...userInfoAnswerFaults,
  ...userInfoValueFaults,
  ...timingFaults,
];
