import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { Switch } from '../../../components/Switch.js';
import { changeSandbox } from '../sandbox-actions.js';
import styles from './AutoApprove.module.css';

/** Whether whoever is chosen logs in at once, as scripts need it; else the page asks. */
export function AutoApprove({ sandbox: { autoApprove } }: { readonly sandbox: SandboxView }) {
  return (
    <div className={styles.switch}>
      <Switch
        label="Approve at once"
        describedBy="auto-approve"
        checked={autoApprove}
        onChange={(on) => void changeSandbox('sandbox.setAutoApprove', { on })}
      />
      <span aria-hidden="true">Approve at once</span>
      <span className="caption" id="auto-approve">
        {autoApprove ? 'Every login is answered without a page.' : 'For scripts: logins without a page.'}
      </span>
    </div>
  );
}
