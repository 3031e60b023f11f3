import { useApp } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { Notice } from '../../components/Notice.js';
import { removalsLeftWords } from './keychain-words.js';
import { lookAgain } from './look-again.js';

/** Says why secrets cannot be kept, read or removed, where they cannot. */
export function KeychainNotice() {
  const app = useApp();
  if (app === undefined) return null;
  const { keychain, removalsLeft } = app;
  const left = removalsLeftWords(app);
  if (keychain.backend === 'memory') {
    return (
      <Notice tone="warn" title="Secrets are kept for this session only">
        {keychain.reason} Nothing secret is written to disk; after a restart the credentials have to be imported again.
        {left && ` ${left}`}
      </Notice>
    );
  }
  if (keychain.available && removalsLeft === 0) return null;
  return (
    <Notice
      tone="warn"
      title={
        keychain.available
          ? `${keychain.name} still has what was removed`
          : `${keychain.name} gives no access to the secrets`
      }
      actions={<Button onClick={() => void lookAgain()}>Look again</Button>}
    >
      {keychain.available || `${keychain.reason ?? ''} ${keychain.hint ?? ''} Nothing secret is written elsewhere.`}
      {left && ` ${left}`}
    </Notice>
  );
}
