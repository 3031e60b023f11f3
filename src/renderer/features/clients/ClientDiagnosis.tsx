import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ClientView } from '../../../shared/views/client.js';
import { failureView } from '../../bridge/bridge.js';
import { diagnosisQuery } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { FindingList } from '../../components/FindingList.js';
import { ErrorNotice } from '../../components/Notice.js';
import { Verdict } from '../../components/Verdict.js';
import styles from './ClientPage.module.css';

/** A page that is only passed on the way through the list is not diagnosed. */
const SETTLED_MS = 200;

/** What is wrong with a client now, ports that are taken included. */
export function ClientDiagnosis({ client }: { readonly client: ClientView }) {
  const settled = useSettled();
  const diagnosis = useQuery({ ...diagnosisQuery(client.key), enabled: settled });
  const checking = !settled || diagnosis.isFetching;
  // What is known without looking at the machine stands there at once.
  const findings = diagnosis.data ?? client.findings;
  return (
    <TitledCard
      title="Findings"
      actions={
        <>
          <span className="caption" role="status">
            {checking ? 'Checking…' : ''}
          </span>
          <Button
            size="small"
            variant="quiet"
            icon={RefreshCw}
            disabled={checking}
            onClick={() => void diagnosis.refetch()}
          >
            Check again
          </Button>
        </>
      }
    >
      {diagnosis.error !== null && <ErrorNotice error={failureView(diagnosis.error)} />}
      <FindingList findings={findings} label="Findings" />
      {findings.length === 0 && diagnosis.error === null && (
        <p className={styles.sound}>
          <Verdict status={checking ? 'running' : 'passed'} />
          {checking
            ? 'Looking at the redirect URIs and their ports'
            : 'Nothing is wrong with its key, scopes and redirect URIs.'}
        </p>
      )}
    </TitledCard>
  );
}

/** True once the page has stayed open for a moment. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
