import type { SandboxView } from '../../../shared/views/sandbox.js';
import { usePending } from '../../bridge/actions.js';
import { useSandbox } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { AreaNotice, ErrorNotice, Notice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { EnvironmentVariables } from './EnvironmentVariables.js';
import { Faults } from './Faults.js';
import { LoginFindings } from './LoginFindings.js';
import { Personas } from './Personas.js';
import { RequestLog } from './RequestLog.js';
import { SandboxAddress } from './SandboxAddress.js';
import { SandboxClients } from './SandboxClients.js';
import styles from './SandboxScreen.module.css';
import { SigningKeys } from './SigningKeys.js';
import { changeSandbox } from './sandbox-actions.js';
import { TakesAfter } from './TakesAfter.js';
import { Variants } from './Variants.js';

/** A complete sgID on this computer: who logs in, how it encrypts, what it gets wrong, and what it was asked. */
export function SandboxScreen() {
  const sandbox = useSandbox();
  if (sandbox === undefined) return null;
  return (
    <Screen
      title="Sandbox"
      summary="A complete sgID on this computer, strict where the real one is. It listens on loopback alone."
      actions={<StartStop sandbox={sandbox} />}
    >
      <AreaNotice area="sandbox" />
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
      <div className={styles.columns}>
        <div className={styles.main}>
          <Personas sandbox={sandbox} />
          <RequestLog requests={sandbox.requests} running={sandbox.running} />
          <LoginFindings sandbox={sandbox} />
          <Faults sandbox={sandbox} />
        </div>
        <div className={styles.side}>
          <SandboxAddress sandbox={sandbox} />
          <SandboxClients sandbox={sandbox} />
          <Variants sandbox={sandbox} />
          <TakesAfter sandbox={sandbox} />
          <SigningKeys sandbox={sandbox} />
          <EnvironmentVariables sandbox={sandbox} />
        </div>
      </div>
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
