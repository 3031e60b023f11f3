import type { ResultView } from '../../../shared/views/result.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { CopyButton } from '../../components/CopyButton.js';
import { inertText } from '../../components/inert-text.js';
import { showScreen, showStep, showTab } from '../../view/view.js';
import styles from './ResultSide.module.css';

interface ResultSideProps {
  readonly result: ResultView;
  readonly clientName: string;
}

/** How much of what was asked for came, whom it is about, and how it was encrypted. */
export function ResultSide({ result, clientName }: ResultSideProps) {
  const { coverage, encryption } = result;
  const counts: readonly (readonly [string, number | undefined])[] = [
    ['Asked for', coverage.requested],
    ['Allowed for this client', coverage.allowed],
    ['Returned', coverage.returned],
    ['Decrypted', coverage.decrypted],
    ['Valid', coverage.valid],
    ['NA', coverage.notAvailable],
  ];
  return (
    <aside className={styles.side} aria-label="About the result">
      <TitledCard title="Coverage">
        <dl>
          {counts.map(([label, count]) => (
            <div key={label} className={styles.count}>
              <dt>{label}</dt>
              <dd>{count ?? 'not known'}</dd>
            </div>
          ))}
        </dl>
      </TitledCard>
      {encryption !== undefined && (
        <TitledCard title="How it was encrypted">
          <p className={styles.wire}>
            <span className={styles.key}>key</span> {encryption.key}
            <br />
            <span className={styles.fields}>fields</span> {encryption.fields}
            <br />
            block key {encryption.blockKeyBits} bits
            {encryption.variant !== undefined && `, variant ${encryption.variant}`}
          </p>
          <Button variant="quiet" size="small" className={styles.link} onClick={openLayers}>
            Open the layers
          </Button>
        </TitledCard>
      )}
      <TitledCard
        title="Who it is about"
        actions={<CopyButton source={{ kind: 'text', text: result.sub }} what="sub" />}
      >
        <p className={styles.wire}>
          <span className={styles.key}>sub</span> {inertText(result.sub)}
        </p>
        <p className={styles.note}>
          The same person has another sub at every client; this one is for {inertText(clientName)}.
        </p>
      </TitledCard>
    </aside>
  );
}

function openLayers(): void {
  showStep('decrypt');
  showTab('decoded');
  showScreen('flow');
}
