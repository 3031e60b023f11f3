import { askPresenceAgain } from '../../bridge/presence.js';
import { appQuery, queryClient, useApp } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { Notice } from '../../components/Notice.js';

/** Says why secrets cannot be kept or read, where they cannot. */
export function KeychainNotice() {
  const keychain = useApp()?.keychain;
  if (keychain?.backend === 'memory') {
    return (
      <Notice tone="warn" title="Secrets are kept for this session only">
        {keychain.reason} Nothing secret is written to disk; after a restart the credentials have to be imported again.
      </Notice>
    );
  }
  if (keychain === undefined || keychain.available) return null;
  return (
    <Notice
      tone="warn"
      title={`${keychain.name} gives no access to the secrets`}
      actions={<Button onClick={() => void lookAgain()}>Look again</Button>}
    >
      {keychain.reason} Unlock it, then look again. Nothing was lost, and nothing secret is written elsewhere.
    </Notice>
  );
}

/** Asks again whether secrets can be kept, and read for each client on screen. */
export async function lookAgain(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: appQuery.queryKey }), askPresenceAgain()]);
}
