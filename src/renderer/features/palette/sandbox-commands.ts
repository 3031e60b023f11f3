import { queryClient, sandboxQuery } from '../../bridge/queries.js';
import { changeSandbox } from '../sandbox/sandbox-actions.js';
import type { Command } from './command.js';

const sandboxRuns = () => queryClient.getQueryData(sandboxQuery.queryKey)?.running === true;

/** What can be done with the sandbox. */
export const SANDBOX_COMMANDS: readonly Command[] = [
  {
    id: 'sandbox-start',
    title: 'Start the sandbox',
    group: 'Sandbox',
    screen: 'sandbox',
    unavailable: () => (sandboxRuns() ? 'It is running' : undefined),
    run: () => void changeSandbox('sandbox.start', {}),
  },
  {
    id: 'sandbox-stop',
    title: 'Stop the sandbox',
    group: 'Sandbox',
    screen: 'sandbox',
    unavailable: () => (sandboxRuns() ? undefined : 'It is not running'),
    run: () => void changeSandbox('sandbox.stop', {}),
  },
];
