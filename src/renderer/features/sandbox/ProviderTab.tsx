import type { SandboxView } from '../../../shared/views/sandbox.js';
import { Faults } from './faults/Faults.js';
import { Personas } from './personas/Personas.js';
import { LoginFindings } from './requests/LoginFindings.js';
import { RequestLog } from './requests/RequestLog.js';
import { SandboxAddress } from './SandboxAddress.js';
import { SandboxClients } from './SandboxClients.js';
import styles from './SandboxColumns.module.css';
import { SigningKeys } from './SigningKeys.js';
import { TakesAfter } from './TakesAfter.js';
import { Variants } from './Variants.js';

/** The sgID itself: who logs in, how it encrypts, what it gets wrong, and what it was asked. */
export function ProviderTab({ sandbox }: { readonly sandbox: SandboxView }) {
  return (
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
      </div>
    </div>
  );
}
