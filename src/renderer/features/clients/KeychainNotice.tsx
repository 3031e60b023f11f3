import { appQuery, clientsQuery, queryClient, useApp } from '../../bridge/queries.js';
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
      actions={<Button onClick={lookAgain}>Look again</Button>}
    >
      {keychain.reason} Unlock it, then look again. Nothing was lost, and nothing secret is written elsewhere.
    </Notice>
  );
}

function lookAgain(): void {
  void queryClient.invalidateQueries({ queryKey: appQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey });
}
