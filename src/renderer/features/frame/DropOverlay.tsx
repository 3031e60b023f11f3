import { FileDown } from 'lucide-react';
import { useView } from '../../view/view.js';
import styles from './DropOverlay.module.css';
import { useFileDrop } from './use-window-events.js';

/** Says, while files are held over the window, what can be dropped and what that does. */
export function DropOverlay() {
  const over = useFileDrop();
  // There the parts of the client take what is dropped on them, and have to be seen.
  const importing = useView((state) => state.overlay?.kind === 'import');
  const inspecting = useView((state) => state.screen === 'inspector' && state.overlay === undefined);
  if (!over || importing) return null;
  if (inspecting) return <InspectOverlay />;
  return (
    <div className={styles.overlay}>
      <div className={styles.card} role="status">
        <FileDown size={28} aria-hidden="true" />
        <p className={styles.title}>Drop to read the credentials</p>
        <ul className={styles.kinds}>
          <li>The JSON of the developer portal</li>
          <li>A .env file</li>
          <li>A private key, beside its id and secret</li>
          <li>An export of the console, encrypted or not</li>
        </ul>
        <p className={styles.text}>
          Several files at once are put together. Nothing is saved before you have seen what was read.
        </p>
      </div>
    </div>
  );
}

function InspectOverlay() {
  return (
    <div className={styles.overlay}>
      <div className={styles.card} role="status">
        <FileDown size={28} aria-hidden="true" />
        <p className={styles.title}>Drop to take it apart</p>
        <ul className={styles.kinds}>
          <li>A token, a response, a JWKS, a discovery document</li>
          <li>A HAR of a login</li>
          <li>Credentials, or a key</li>
        </ul>
        <p className={styles.text}>One file at a time. Nothing of it is saved.</p>
      </div>
    </div>
  );
}
