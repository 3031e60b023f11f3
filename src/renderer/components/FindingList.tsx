import type { FindingView } from '../../shared/views/common.js';
import { CopyButton } from './CopyButton.js';
import styles from './FindingList.module.css';
import { inertText } from './inert-text.js';
import { Prose } from './Prose.js';
import { SdkOutcomes } from './SdkOutcomes.js';
import { SEVERITY_LOOKS } from './severity-looks.js';
import { Verdict } from './Verdict.js';

const ORDER = { error: 0, warning: 1, info: 2 } as const;

function gravestFirst(findings: readonly FindingView[]): readonly FindingView[] {
  return findings.toSorted((one, other) => ORDER[one.severity] - ORDER[other.severity]);
}

interface FindingListProps {
  readonly findings: readonly FindingView[];
  readonly label: string;
}

/** Remarks, each with how grave it is and what to do. */
export function FindingList({ findings, label }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {gravestFirst(findings).map((finding) => (
        <li key={`${finding.id}:${finding.message}`} className={styles.finding}>
          <Verdict {...SEVERITY_LOOKS[finding.severity]} />
          <div className="value">
            <p>
              <Prose>{finding.message}</Prose>
            </p>
            {finding.hint !== undefined && (
              <p className="caption">
                <Prose>{finding.hint}</Prose>
              </p>
            )}
            <Remedy finding={finding} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What a remedy needs besides words: what the SDKs make of it, and what is to be copied. */
function Remedy({ finding: { sdks, copy } }: { readonly finding: FindingView }) {
  return (
    <>
      {sdks !== undefined && sdks.length > 0 && (
        <div className={styles.sdks}>
          <p className="caption">As it stood in the file:</p>
          <SdkOutcomes outcomes={sdks} label="What the official SDKs do with it as it stood" />
        </div>
      )}
      {copy !== undefined && (
        <p className={styles.copy}>
          <span className="wire">{inertText(copy.text)}</span>
          <CopyButton size="inline" source={{ kind: 'text', text: copy.text }} what={copy.what} />
        </p>
      )}
    </>
  );
}
