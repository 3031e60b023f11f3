import { findScope } from '../../../core/catalogue/catalogue.js';
import type { ReadValue } from '../../../core/catalogue/types.js';
import { scopeFacts, type ValueFact, valueFacts } from '../../../core/catalogue/value-facts.js';
import type { ResultRow as Row } from '../../../shared/views/result.js';
import { FactList } from '../../components/FactList.js';
import { FindingList } from '../../components/FindingList.js';
import { inertText } from '../../components/inert-text.js';
import { Prose } from '../../components/Prose.js';
import styles from './AboutValue.module.css';

interface AboutValueProps {
  readonly row: Row;
  /** Undefined while the value is masked: then only what its scope says is known. */
  readonly read: ReadValue | undefined;
}

/** Everything there is to know of a value: source, what it is computed from, what it says besides itself, every finding. */
export function AboutValue({ row, read }: AboutValueProps) {
  const definition = findScope(row.scope);
  const facts: readonly ValueFact[] = [
    ...(read === undefined ? [] : valueFacts(definition, read.parsed.raw)),
    ...scopeFacts(definition),
    ...(definition?.heldBy === undefined ? [] : [{ label: 'Who has it', value: definition.heldBy }]),
  ];
  return (
    <div className={styles.about}>
      {definition !== undefined && (
        <p className={styles.description}>
          <Prose>{definition.description}</Prose>
        </p>
      )}
      <FactList facts={facts.map(({ label, value }) => ({ label, value: inertText(value) }))} />
      <FindingList findings={row.findings} label="What is odd about it" />
    </div>
  );
}
