import { FileDown } from 'lucide-react';
import { useView } from '../../view/view.js';
import styles from './DropOverlay.module.css';
import { useFileDrop } from './use-file-drop.js';

const TO_IMPORT = {
  title: 'Drop to read the credentials',
  kinds: [
    'The JSON of the developer portal',
    'A .env file',
    'A private key, beside its id and secret',
    'An export of the console, encrypted or not',
  ],
  what: 'Several files at once are put together. Nothing is saved before you have seen what was read.',
};

const TO_INSPECT = {
  title: 'Drop to take it apart',
  kinds: ['A token, a response, a JWKS, a discovery document', 'A HAR of a login', 'Credentials, or a key'],
  what: 'One file at a time. Nothing of it is saved.',
};

/** Says, while files are held over the window, what can be dropped and what that does. */
export function DropOverlay() {
  const over = useFileDrop();
  // There the parts of the client take what is dropped on them, and have to be seen.
  const importing = useView((state) => state.overlay?.kind === 'import');
  const inspecting = useView((state) => state.screen === 'inspector' && state.overlay === undefined);
  if (!over || importing) return null;
  const { title, kinds, what } = inspecting ? TO_INSPECT : TO_IMPORT;
  return (
    <div className={styles.overlay}>
      <div className={styles.card} role="status">
        <FileDown size={28} aria-hidden="true" />
        <p className={styles.title}>{title}</p>
        <ul className={styles.kinds}>
          {kinds.map((kind) => (
            <li key={kind}>{kind}</li>
          ))}
        </ul>
        <p className={styles.text}>{what}</p>
      </div>
    </div>
  );
}
