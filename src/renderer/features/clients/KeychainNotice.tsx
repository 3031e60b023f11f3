import { useApp } from '../../bridge/queries.js';
import { Notice } from '../../components/Notice.js';

/** Says why secrets cannot be kept, where they cannot. */
export function KeychainNotice() {
  const keychain = useApp()?.keychain;
  if (keychain === undefined || keychain.available) return null;
  return (
    <Notice tone="warn" title="Secrets are kept for this session only">
      {keychain.reason ?? `${keychain.name} cannot be used.`} Nothing secret is written to disk; after a restart the
      credentials have to be imported again.
    </Notice>
  );
}
