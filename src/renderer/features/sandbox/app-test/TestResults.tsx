import type { AppTestRunView, CaseResultView } from '../../../../shared/views/app-test.js';
import { CardNote, TitledCard } from '../../../components/Card.js';
import { counted } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { SEVERITY_LOOKS } from '../../../components/severity-looks.js';
import { Verdict } from '../../../components/Verdict.js';
import { Clauses } from './Clauses.js';
import { groupResults, type VerdictGroup } from './case-groups.js';
import styles from './TestResults.module.css';

const TITLES: Readonly<Record<VerdictGroup['verdict'], string>> = {
  accepted: 'Accepted, and must be refused',
  'not-reached': 'Not reached',
  refused: 'Refused',
};

const LOOKS = {
  accepted: { status: 'failed', word: 'Accepted' },
  'not-reached': { status: 'warned', word: 'Not reached' },
  refused: { status: 'passed', word: 'Refused' },
} as const;

/** What came of each case, failures first, and what good logins show by themselves. */
export function TestResults({ test: { results, findings, recorded } }: { readonly test: AppTestRunView }) {
  return (
    <>
      {groupResults(results).map(({ verdict, results: found }) => (
        <TitledCard
          key={verdict}
          title={TITLES[verdict]}
          actions={<span className={styles.caption}>{counted(found.length, 'case')}</span>}
          flush
        >
          <ul>
            {found.map((result) => (
              <Result key={result.id} result={result} />
            ))}
          </ul>
        </TitledCard>
      ))}
      {recorded && <GoodLogins findings={findings} />}
    </>
  );
}

function Result({ result }: { readonly result: CaseResultView }) {
  const { id, title, verdict, evidence, clause, fix, confirmed } = result;
  return (
    <li className={styles.row}>
      <Verdict {...LOOKS[verdict]} />
      <div className={styles.words}>
        <p>
          {title} <span className={styles.id}>{id}</span>
        </p>
        <p className={verdict === 'accepted' ? styles.failed : styles.caption}>{inertText(evidence)}</p>
        {verdict === 'refused' && !confirmed && (
          <p className={styles.caption}>No good login has shown since that your app still works.</p>
        )}
        {verdict === 'accepted' && (
          <p>
            <strong>Fix:</strong> {fix}
          </p>
        )}
      </div>
      <p className={styles.clause}>
        <Clauses spec={clause} />
      </p>
    </li>
  );
}

function GoodLogins({ findings }: Pick<AppTestRunView, 'findings'>) {
  return (
    <TitledCard title="What the good logins send" flush>
      {findings.length === 0 ? (
        <CardNote>PKCE, state, nonce and redirect URI are as they should be.</CardNote>
      ) : (
        <ul>
          {findings.map(({ id, severity, reason, clause, fix }) => (
            <li key={`${id} ${reason}`} className={styles.row}>
              <Verdict {...SEVERITY_LOOKS[severity]} />
              <div className={styles.words}>
                <p>{reason}</p>
                {severity !== 'info' && (
                  <p>
                    <strong>Fix:</strong> {fix}
                  </p>
                )}
              </div>
              <p className={styles.clause}>
                <Clauses spec={clause} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </TitledCard>
  );
}
