import type { SandboxView } from '../../../shared/views/sandbox.js';
import { usePending } from '../../bridge/actions.js';
import { Badge } from '../../components/Badge.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import styles from './SigningKeys.module.css';
import { changeSandbox } from './sandbox-actions.js';

/** The keys of its JWKS, and what rotates them. */
export function SigningKeys({ sandbox }: { readonly sandbox: SandboxView }) {
  const rotating = usePending('sandbox.rotateKeys');
  if (!sandbox.running) return null;
  return (
    <TitledCard title="Signing keys" actions={<Badge>{sandbox.signingKeys.length} in the JWKS</Badge>}>
      <ul className={styles.keys} aria-label="Keys in the JWKS">
        {sandbox.signingKeys.map((kid, at) => (
          <li key={kid}>
            <span className={styles.kid}>{kid}</span>
            <span className="caption">{at === 0 ? 'signs' : 'verifies'}</span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button
          size="small"
          disabled={rotating}
          onClick={() => void changeSandbox('sandbox.rotateKeys', { old: 'keep' })}
        >
          Rotate, keep the old
        </Button>
        <Button
          size="small"
          disabled={rotating}
          onClick={() => void changeSandbox('sandbox.rotateKeys', { old: 'drop' })}
        >
          Rotate, drop the old
        </Button>
      </div>
      <p className="caption">
        An app that has the old key cached must fetch the JWKS again. What a dropped key signed is refused from then on.
      </p>
    </TitledCard>
  );
}
