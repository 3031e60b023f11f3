import type { SandboxView } from '../../../shared/views/sandbox.js';
import { usePending } from '../../bridge/actions.js';
import { useSandbox } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { AreaNotice, ErrorNotice, Notice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { Tabs } from '../../components/Tabs.js';
import { showSandboxTab, useView } from '../../view/view.js';
import { YourAppTab } from './app-test/YourAppTab.js';
import { OpenedNotice } from './OpenedNotice.js';
import { ProviderTab } from './ProviderTab.js';
import { changeSandbox } from './sandbox-actions.js';

/** A complete sgID on this computer, and what an app of the user's own makes of it. */
export function SandboxScreen() {
  const sandbox = useSandbox();
  const tab = useView((state) => state.sandboxTab);
  if (sandbox === undefined) return null;
  return (
    <Screen
      title="Sandbox"
      summary={`A complete sgID on this computer, strict where the real one is.${sandbox.opened === undefined ? ' It listens on loopback alone.' : ''}`}
      actions={<StartStop sandbox={sandbox} />}
    >
      <AreaNotice area="sandbox" />
      <OpenedNotice sandbox={sandbox} />
      {sandbox.failure !== undefined && <ErrorNotice error={sandbox.failure} />}
      {sandbox.gaveWay !== undefined && sandbox.port !== undefined && (
        <Notice
          tone="info"
          announced
          title={`It answers on port ${sandbox.port} this time, not on ${sandbox.gaveWay.port}`}
        >
          {WHY[sandbox.gaveWay.why]} What was set up for the usual port does not find it: take the address from here, or
          free the port and start it again.
        </Notice>
      )}
      <Tabs
        label="Sandbox"
        value={tab}
        onChange={showSandboxTab}
        items={[
          { value: 'provider', label: 'Provider', content: <ProviderTab sandbox={sandbox} /> },
          { value: 'your-app', label: 'Your app', content: <YourAppTab sandbox={sandbox} /> },
        ]}
      />
    </Screen>
  );
}

const WHY: Readonly<Record<NonNullable<SandboxView['gaveWay']>['why'], string>> = {
  taken: 'Another program listens on its usual port.',
  'not-allowed': 'This user may not listen on its usual port.',
};

function StartStop({ sandbox }: { readonly sandbox: SandboxView }) {
  const starting = usePending('sandbox.start', 'sandbox.runDemo');
  const stopping = usePending('sandbox.stop');
  if (sandbox.running) {
    return (
      <Button disabled={stopping} onClick={() => void changeSandbox('sandbox.stop', {})}>
        {stopping ? 'Stopping…' : 'Stop'}
      </Button>
    );
  }
  return (
    <Button variant="primary" disabled={starting} onClick={() => void changeSandbox('sandbox.start', {})}>
      {starting ? 'Starting…' : 'Start'}
    </Button>
  );
}
