import { toErrorView } from '../../core/errors.js';
import { SandboxError } from '../../sandbox/errors.js';
import { openingWarnings, readOpening } from '../../sandbox/http/opening.js';
import type { Opening, Sandbox } from '../../sandbox/types.js';
import type { SandboxView } from '../../shared/views/sandbox.js';
import { asConsoleError } from './sandbox-error.js';

/** The usual port gives way to another for these reasons, and for no others. */
const PORT_PROBLEMS: Readonly<Record<string, NonNullable<SandboxView['gaveWay']>['why']>> = {
  'port-in-use': 'taken',
  'port-not-allowed': 'not-allowed',
};

/** Starts and stops the sandbox, one at a time. */
export interface SandboxRunner {
  readonly current: () => Sandbox | undefined;
  readonly state: () => Pick<SandboxView, 'gaveWay' | 'failure' | 'opened'>;
  /** On loopback alone. A port that was asked for is taken or refused; the usual one may give way to another. */
  readonly start: (port?: number) => Promise<Sandbox>;
  /**
   * Starts it opened, or with undefined on loopback again, on the port where it is. An opening ends with a stop; where
   * it cannot be had, the sandbox is back on loopback.
   *
   * @throws ConsoleError `address-unusable`, `host-unusable`, `origin-unusable`, `port-in-use`
   */
  readonly open: (opening: Opening | undefined) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface RunnerServices {
  readonly listenOn: (port: number, opening?: Opening) => Promise<Sandbox>;
  readonly usualPort: () => number;
  /** Told before a sandbox is given up. */
  readonly onStopping: (sandbox: Sandbox) => void;
  readonly onChange: () => void;
}

export function createSandboxRunner({ listenOn, usualPort, onStopping, onChange }: RunnerServices): SandboxRunner {
  let sandbox: Sandbox | undefined;
  let starting: Promise<Sandbox> | undefined;
  let failure: unknown;
  let gaveWay: SandboxView['gaveWay'];
  let opened: Opening | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const listenOnUsualPort = async (): Promise<Sandbox> => {
    const usual = usualPort();
    try {
      return await listenOn(usual);
    } catch (error) {
      const why = error instanceof SandboxError ? PORT_PROBLEMS[error.code] : undefined;
      if (why === undefined) throw error;
      gaveWay = { port: usual, why };
      return listenOn(0);
    }
  };
  /** Of several that ask at once, the first one's way is everybody's. */
  const startBy = (listen: () => Promise<Sandbox>, opening?: Opening): Promise<Sandbox> => {
    starting ??= (async () => {
      failure = undefined;
      gaveWay = undefined;
      try {
        sandbox = await listen();
        opened = opening;
        return sandbox;
      } catch (error) {
        failure = asConsoleError(error);
        throw failure;
      } finally {
        starting = undefined;
        onChange();
      }
    })();
    return starting;
  };
  const start = async (port?: number): Promise<Sandbox> =>
    sandbox ?? startBy(() => (port === undefined ? listenOnUsualPort() : listenOn(port)));
  const stop = async (): Promise<void> => {
    await starting?.catch(() => undefined);
    const stopping = sandbox;
    if (stopping !== undefined) onStopping(stopping);
    sandbox = undefined;
    opened = undefined;
    await stopping?.stop();
    onChange();
  };

  const openNow = async (opening: Opening | undefined): Promise<void> => {
    // Read first: what makes no sense changes nothing.
    if (opening !== undefined) readOpening(opening);
    await starting?.catch(() => undefined);
    const port = sandbox?.port ?? usualPort();
    // While one stops, somebody may start another: what listens then is not what was asked for.
    do await stop();
    while (sandbox !== undefined || starting !== undefined);
    try {
      await startBy(() => listenOn(port, opening), opening);
    } catch (error) {
      if (opening !== undefined) await start().catch(() => undefined);
      throw error;
    }
  };

  return {
    current: () => sandbox,
    state: () => ({
      gaveWay: sandbox === undefined ? undefined : gaveWay,
      failure: failure === undefined ? undefined : toErrorView(failure),
      opened: sandbox === undefined || opened === undefined ? undefined : openedView(opened),
    }),
    start,
    open: (opening) => {
      // One after another: what is asked for last is what listens in the end.
      const opens = turn.then(() => openNow(opening));
      turn = opens.catch(() => undefined);
      return opens;
    },
    stop,
  };
}

function openedView(opening: Opening): NonNullable<SandboxView['opened']> {
  const { address, allowedHosts = [], origin } = opening;
  return { address, allowedHosts: [...allowedHosts], origin, warnings: openingWarnings(opening) };
}
