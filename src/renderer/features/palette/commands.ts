import type { AppCommand } from '../../../shared/ipc/contract/events.js';
import { showScreen } from '../../view/view.js';
import { CLIENT_COMMANDS } from './client-commands.js';
import type { Command } from './command.js';
import { RUN_COMMANDS } from './run-commands.js';
import { SANDBOX_COMMANDS } from './sandbox-commands.js';
import { GO_TO_COMMANDS, VIEW_COMMANDS } from './view-commands.js';

/** Every command, in the order of the palette. */
export const COMMANDS: readonly Command[] = [
  ...RUN_COMMANDS,
  ...CLIENT_COMMANDS,
  ...GO_TO_COMMANDS,
  ...SANDBOX_COMMANDS,
  ...VIEW_COMMANDS,
];

/** Does a command, or goes to where it says why it cannot be done. */
export function runCommand(id: AppCommand | (string & {})): void {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  if (command === undefined) return;
  if (command.screen !== undefined) showScreen(command.screen);
  if (command.unavailable?.() === undefined) command.run();
}
