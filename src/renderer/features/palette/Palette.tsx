import { Dialog } from '@base-ui/react/dialog';
import { Command as CommandMenu } from 'cmdk';
import { Kbd } from '../../components/Kbd.js';
import { closeOverlay } from '../frame/view.js';
import { COMMANDS, type Command, runCommand } from './commands.js';
import styles from './Palette.module.css';

const GROUPS = ['Run', 'Go to', 'Clients', 'Sandbox', 'View'] as const;

/** Every command by name. */
export function Palette() {
  return (
    <Dialog.Root
      open
      onOpenChange={(next) => {
        if (!next) closeOverlay('palette');
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <Dialog.Title className="sr-only">Search or run a command</Dialog.Title>
          <CommandMenu label="Commands" loop className={styles.menu}>
            <CommandMenu.Input className={styles.input} placeholder="Search or run a command" autoFocus />
            <CommandMenu.List className={styles.list} label="Commands">
              <CommandMenu.Empty className={styles.empty}>No command has that name.</CommandMenu.Empty>
              {GROUPS.map((group) => (
                <CommandMenu.Group key={group} heading={group} className={styles.group}>
                  {COMMANDS.filter((command) => command.group === group && command.id !== 'open-palette').map(
                    (command) => (
                      <Entry key={command.id} command={command} />
                    ),
                  )}
                </CommandMenu.Group>
              ))}
            </CommandMenu.List>
          </CommandMenu>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entry({ command }: { readonly command: Command }) {
  const reason = command.unavailable?.();
  return (
    <CommandMenu.Item
      className={styles.item}
      value={command.title}
      keywords={[command.group]}
      disabled={reason !== undefined}
      onSelect={() => {
        closeOverlay('palette');
        runCommand(command.id);
      }}
    >
      <span className={styles.title}>{command.title}</span>
      {reason !== undefined && <span className={styles.reason}>{reason}</span>}
      {command.keys !== undefined && <Kbd keys={command.keys} />}
    </CommandMenu.Item>
  );
}
