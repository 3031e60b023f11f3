import { useState } from 'react';
import type { ResultView } from '../../../shared/views/result.js';
import { Card } from '../../components/Card.js';
import { type TabItem, Tabs } from '../../components/Tabs.js';
import { ResultRows } from '../values/ResultRows.js';
import { CoverageTable } from './CoverageTable.js';
import styles from './ResultsScreen.module.css';

type ResultTab = 'values' | 'coverage';

/** The values, or how far each scope got. */
export function ResultTabs({ rows, runId }: { readonly rows: ResultView['rows']; readonly runId: string }) {
  const [tab, setTab] = useState<ResultTab>('values');
  const items: readonly TabItem<ResultTab>[] = [
    {
      value: 'values',
      label: 'Values',
      content: (
        <Card flush className={styles.table}>
          <ResultRows rows={rows} runId={runId} />
        </Card>
      ),
    },
    {
      value: 'coverage',
      label: 'Coverage',
      content: (
        <Card flush>
          <CoverageTable rows={rows} />
        </Card>
      ),
    },
  ];
  return <Tabs label="Results" items={items} value={tab} onChange={setTab} />;
}
