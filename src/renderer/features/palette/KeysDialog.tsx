import { Dialog } from '../../components/Dialog.js';
import { Kbd } from '../../components/Kbd.js';
import { closeOverlay, useView } from '../../view/view.js';
import { COMMANDS } from './commands.js';
import styles from './KeysDialog.module.css';

/** Keys that belong to one place and not to a command. */
const LOCAL_KEYS = [
  { keys: ['j', 'k'], title: 'Next and previous step, in Flow' },
  { keys: ['ArrowDown', 'ArrowUp'], title: 'The same, in the step list' },
  { keys: ['ArrowDown', 'ArrowUp'], title: 'Next and previous client, in Clients' },
  { keys: ['Enter'], title: 'Choose the client, in the list of clients' },
  { keys: ['Space'], title: 'Select the client to export it with others' },
  { keys: ['Mod+V'], title: 'Import credentials from the clipboard, or paste the redirected URL while waiting' },
  { keys: ['Escape'], title: 'Close what is open, empty a search' },
] as const;

/** The list of keys. */
export function KeysDialog() {
  const open = useView((state) => state.overlay?.kind === 'keys');
  return (
    <Dialog open={open} onClose={() => closeOverlay('keys')} title="Keys">
      <ul>
        {COMMANDS.flatMap(({ id, keys, title }) =>
          keys === undefined ? [] : [<KeyRow key={id} keys={[keys]} title={title} />],
        )}
        {LOCAL_KEYS.map(({ keys, title }) => (
          <KeyRow key={title} keys={keys} title={title} />
        ))}
      </ul>
    </Dialog>
  );
}

function KeyRow({ keys, title }: { readonly keys: readonly string[]; readonly title: string }) {
  return (
    <li className={styles.row}>
      <span>{title}</span>
      <span className="sr-only">: {keys.join(' or ').replaceAll('Mod', 'Control')}</span>
      <span className={styles.keys}>
        {keys.map((key) => (
          <Kbd key={key} keys={key} />
        ))}
      </span>
    </li>
  );
}
