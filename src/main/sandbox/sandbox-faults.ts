import { type ArmedFault, type FaultChoice, FaultSwitch } from '../../sandbox/faults/fault-switch.js';
import type { Sandbox } from '../../sandbox/types.js';

/** Whether a fault waits for requests: for one, or until it is switched off. */
export type Arming = 'off' | 'once' | 'on';

/** What is armed, whether the sandbox runs or not. */
export interface SandboxFaults {
  readonly list: () => readonly ArmedFault[];
  /**
   * For every client, or for one alone by its `client_id`.
   *
   * @throws SandboxError `unknown-fault`, `unknown-client`, `fault-not-per-client`
   */
  readonly arm: (id: string, arming: Arming, clientId?: string) => void;
  /** What a sandbox is started with, which knows these clients. */
  readonly toStartWith: (clientIds: readonly string[]) => FaultsToArm;
  /** Switches off what was armed for clients that may not log in any more. */
  readonly forgetClients: () => void;
  /** Keeps what a sandbox has armed, for the next one. */
  readonly keep: (from: Sandbox) => void;
}

interface FaultsToArm {
  readonly faults: readonly FaultChoice[];
  readonly faultsOnce: readonly FaultChoice[];
}

/** @param isServed whether a client may log in once the sandbox runs */
export function createSandboxFaults(
  running: () => Sandbox | undefined,
  isServed: (clientId: string) => boolean,
): SandboxFaults {
  let kept = new FaultSwitch(isServed, () => {});
  return {
    list: () => running()?.armedFaults ?? kept.armed(),
    arm: (id, arming, clientId) => {
      const how = arming === 'once' ? 'once' : arming === 'on';
      const sandbox = running();
      if (sandbox === undefined) kept.arm(id, how, clientId);
      else sandbox.armFault(id, how, clientId);
    },
    toStartWith: (clientIds) => {
      const usable = kept.armed().filter(({ clientId }) => clientId === undefined || clientIds.includes(clientId));
      return { faults: usable.filter(({ once }) => !once), faultsOnce: usable.filter(({ once }) => once) };
    },
    forgetClients: () => kept.forgetClients(),
    keep: (from) => {
      kept = new FaultSwitch(isServed, () => {});
      for (const { id, once, clientId } of from.armedFaults) kept.arm(id, once ? 'once' : true, clientId);
    },
  };
}
