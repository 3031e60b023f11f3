import { ClipboardPaste, FileSearch } from 'lucide-react';
import { usePending } from '../../bridge/actions.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { EmptyState } from '../../components/EmptyState.js';
import styles from './InspectorStart.module.css';
import { inspectClipboard, inspectFile } from './inspector-actions.js';

const KINDS: readonly { readonly what: string; readonly comes: string }[] = [
  {
    what: 'A token, signed or encrypted',
    comes: 'its header, claims and parts; verified with a saved client or a JWKS, or decrypted',
  },
  { what: 'A userinfo response', comes: 'the block key and every field, decrypted with a saved client' },
  { what: 'A token endpoint response', comes: 'its members, and the ID token in it' },
  {
    what: 'The URL of an authorization request',
    comes: 'PKCE, state, nonce, scopes and redirect URI, each held to its rule',
  },
  { what: 'A redirected URL', comes: 'its parameters, or the error explained' },
  { what: 'A discovery document or a JWKS', comes: 'what differs from sgID’s documentation, and each key' },
  {
    what: 'Credentials, a key or a certificate',
    comes: 'what is right and wrong with them, in PEM or DER; secrets and private keys stay hidden',
  },
  { what: 'A HAR', comes: 'its requests, each to be opened' },
];

/** What can be pasted, and what comes of it. */
export function InspectorStart() {
  const reading = usePending('inspector.openClipboard', 'inspector.openFile', 'inspector.openDialog');
  return (
    <div className={styles.start}>
      <EmptyState
        title="Paste or drop something to take it apart"
        actions={
          <>
            <Button
              icon={ClipboardPaste}
              variant="primary"
              keys="Mod+V"
              disabled={reading}
              onClick={() => void inspectClipboard()}
            >
              {reading ? 'Reading…' : 'Paste'}
            </Button>
            <Button icon={FileSearch} disabled={reading} onClick={() => void inspectFile()}>
              Open a file…
            </Button>
          </>
        }
      >
        <p>It is recognised by itself. Nothing of it is saved, and nothing is sent anywhere before you say so.</p>
      </EmptyState>
      <TitledCard title="What it knows">
        <dl className={styles.kinds}>
          {KINDS.map(({ what, comes }) => (
            <div key={what} className={styles.kind}>
              <dt>{what}</dt>
              <dd>{comes}</dd>
            </div>
          ))}
        </dl>
      </TitledCard>
    </div>
  );
}
