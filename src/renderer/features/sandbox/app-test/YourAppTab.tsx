import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { useAppTest } from '../../../bridge/queries.js';
import { AreaNotice } from '../../../components/Notice.js';
import { AppSetup } from './AppSetup.js';
import { TestForm } from './TestForm.js';
import { TestRun } from './TestRun.js';
import styles from './YourAppTab.module.css';

/** An app of the user's own: what points it at the sandbox, and the test of what it must refuse. */
export function YourAppTab({ sandbox }: { readonly sandbox: SandboxView }) {
  const appTest = useAppTest();
  if (appTest === undefined) return null;
  const { cases, test } = appTest;
  return (
    <div className={styles.tab}>
      {/* Another test, another set-up: it is folded once there is a test to look at. */}
      <AppSetup key={String(test === undefined)} sandbox={sandbox} folded={test !== undefined} />
      <AreaNotice area="app-test" />
      {test === undefined ? <TestForm sandbox={sandbox} cases={cases} /> : <TestRun cases={cases} test={test} />}
    </div>
  );
}
