import type { SandboxView } from '../../../shared/views/sandbox.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { inertText } from '../../components/inert-text.js';
import { changeSandbox } from './sandbox-actions.js';
import styles from './TakesAfter.module.css';

/** Whether the sandbox does as a provider was seen to do, and what of that it cannot. */
export function TakesAfter({ sandbox }: { readonly sandbox: SandboxView }) {
  const { takesAfter } = sandbox;
  return (
    <TitledCard title="Whom it takes after">
      {takesAfter === undefined ? (
        <p className="caption">
          Nobody: it answers as documented. The result of a run shows what its provider does; the sandbox can do the
          same.
        </p>
      ) : (
        <>
          <p>
            {inertText(takesAfter.environment)}, as seen on {inertText(takesAfter.observed)}: encryption, members of the
            answers, headers and client authentication.
          </p>
          {takesAfter.left.length > 0 && (
            <p className="caption">Left as it was: {inertText(takesAfter.left.join(', '))}.</p>
          )}
        </>
      )}
      <div className={styles.actions}>
        <Button size="small" onClick={() => void changeSandbox('profile.takeOnFile', {})}>
          Read a profile…
        </Button>
        {takesAfter !== undefined && (
          <Button size="small" onClick={() => void changeSandbox('profile.drop', {})}>
            Back to its own ways
          </Button>
        )}
      </div>
    </TitledCard>
  );
}
