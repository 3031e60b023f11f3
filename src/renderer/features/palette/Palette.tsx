import { Dialog } from '@base-ui/react/dialog';
import { Command as CommandMenu, defaultFilter } from 'cmdk';
import { useRef, useState } from 'react';
import { Kbd } from '../../components/Kbd.js';
import { closeOverlay } from '../../view/view.js';
import type { Command } from './command.js';
import { COMMANDS, runCommand } from './commands.js';
import styles from './Palette.module.css';

const GROUPS = ['Run', 'Go to', 'Clients', 'Sandbox', 'View'] as const;
const LISTED = COMMANDS.filter((command) => command.id !== 'open-palette');

/** Every command by name: in groups, and once something is typed by how well it fits. */
export function Palette() {
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  return (
    <Dialog.Root
      open
      onOpenChange={(next) => {
        if (!next) closeOverlay('palette');
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} initialFocus={search}>
          <Dialog.Title className="sr-only">Search or run a command</Dialog.Title>
          <CommandMenu label="Commands" loop shouldFilter={false} className={styles.menu}>
            {/* No autoFocus: the dialog has to see what had the focus before, to give it back. */}
            <CommandMenu.Input
              ref={search}
              className={styles.input}
              placeholder="Search or run a command"
              value={query}
              onValueChange={setQuery}
            />
            <CommandMenu.List className={styles.list} label="Commands">
              <CommandMenu.Empty className={styles.empty}>No command has that name.</CommandMenu.Empty>
              {query.trim() === '' ? (
                GROUPS.map((group) => <Group key={group} group={group} />)
              ) : (
                <Entries of={commandsFitting(query)} />
              )}
            </CommandMenu.List>
          </CommandMenu>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Those that fit what is typed, the best first. cmdk would keep them in their groups, where the best may come last. */
function commandsFitting(query: string): readonly Command[] {
  return LISTED.map((command) => ({ command, fit: fitOf(command, query.trim().toLowerCase()) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((one, other) => other.fit - one.fit)
    .map(({ command }) => command);
}

function fitOf({ title, group }: Command, wanted: string): number {
  const name = title.toLowerCase();
  if (name === wanted) return 1;
  const fit = defaultFilter(name, wanted, [group.toLowerCase()]);
  return name.startsWith(wanted) ? fit : fit / 2;
}

function Group({ group }: { readonly group: Command['group'] }) {
  return (
    <CommandMenu.Group heading={group} className={styles.group}>
      <Entries of={LISTED.filter((command) => command.group === group)} />
    </CommandMenu.Group>
  );
}

function Entries({ of: commands }: { readonly of: readonly Command[] }) {
  return commands.map((command) => <Entry key={command.id} command={command} />);
}

function Entry({ command }: { readonly command: Command }) {
  const reason = command.unavailable?.();
  return (
    <CommandMenu.Item
      className={styles.item}
      value={command.title}
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
