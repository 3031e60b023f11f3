import type { SandboxView } from '../../../shared/views/sandbox.js';
import { EnvironmentVariables } from './EnvironmentVariables.js';
import styles from './SandboxColumns.module.css';

/** What an app of the user's own needs to log people in here. */
export function YourAppTab({ sandbox }: { readonly sandbox: SandboxView }) {
  return (
    <div className={styles.tab}>
      {sandbox.running ? <EnvironmentVariables sandbox={sandbox} /> : <p>Start the sandbox to point your app at it.</p>}
    </div>
  );
}
