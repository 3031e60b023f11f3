import type { SandboxView } from '../../../shared/views/sandbox.js';
import { usePending } from '../../bridge/actions.js';
import { Button } from '../../components/Button.js';
import { inertText } from '../../components/inert-text.js';
import { Notice } from '../../components/Notice.js';
import { changeSandbox } from './sandbox-actions.js';

/** Said for as long as the sandbox is open beyond loopback: to whom, and what ends it. */
export function OpenedNotice({ sandbox: { opened } }: { readonly sandbox: SandboxView }) {
  const closing = usePending('sandbox.open');
  if (opened === undefined) return null;
  const { allowedHosts, warnings } = opened;
  return (
    <Notice
      tone="warn"
      announced
      title="The sandbox is open beyond loopback"
      actions={
        <Button disabled={closing} onClick={() => void changeSandbox('sandbox.open', { opening: null })}>
          {closing ? 'Closing…' : 'Back to loopback'}
        </Button>
      }
    >
      {warnings.map((warning) => (
        <p key={warning}>{inertText(warning)}</p>
      ))}
      {allowedHosts.length > 0 && <p>Answered besides its own name: {inertText(allowedHosts.join(', '))}.</p>}
      <p>It ends when the sandbox is stopped.</p>
    </Notice>
  );
}
