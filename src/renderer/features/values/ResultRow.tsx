import { ChevronDown, ChevronUp } from 'lucide-react';
import { memo, useState } from 'react';
import { findScope } from '../../../core/catalogue/catalogue.js';
import { sourceLabel } from '../../../core/catalogue/format.js';
import type { ResultRow as Row } from '../../../shared/views/result.js';
import { useRevealFailure } from '../../bridge/reveal.js';
import { inertText } from '../../components/inert-text.js';
import { Prose } from '../../components/Prose.js';
import { Verdict } from '../../components/Verdict.js';
import { BreakableWire } from '../../components/wire/BreakableWire.js';
import { ParsedValue } from './ParsedValue.js';
import styles from './ResultRow.module.css';
import { RowActions } from './RowActions.js';
import { RowDetail, type RowPart } from './RowDetail.js';
import { useRowValue } from './use-row-value.js';
import { Way } from './Way.js';

/** More make a row longer than what they are about. */
const MAX_REMARKS = 3;

/** One scope of the result. */
export const ResultRow = memo(function ResultRow({ row, runId }: { readonly row: Row; readonly runId: string }) {
  const [part, setPart] = useState<RowPart>();
  const value = useRowValue(row, runId);
  const failure = useRevealFailure(runId, value.ref);
  const label = findScope(row.scope)?.label ?? row.scope;
  const toggleOf = (wanted: RowPart) => ({
    open: part === wanted,
    onToggle: () => setPart(part === wanted ? undefined : wanted),
  });
  const records = value.read?.parsed.kind === 'records' && value.read.parsed.rows.length > 0;
  const remarks = row.findings.filter((finding) => finding.severity !== 'info');
  return (
    <>
      <tr className={styles.row}>
        <td>
          <span className="value">{inertText(label)}</span>
          <span className={styles.scope}>
            <BreakableWire text={row.scope} />
          </span>
          <span className={styles.from}>{inertText(originOf(row.scope))}</span>
        </td>
        <td>
          <div className={styles.valueCell}>
            <div className={styles.value}>
              <ValueText row={row} value={value} />
              {records && <Expander {...toggleOf('records')} what={`records of ${label}`} />}
              {failure !== undefined && (
                <span role="alert" className={styles.problem}>
                  {failure.message}
                </span>
              )}
            </div>
            <RowActions
              row={row}
              runId={runId}
              value={value}
              label={label}
              raw={toggleOf('raw')}
              why={isAbsent(row, value) ? toggleOf('why') : undefined}
              about={toggleOf('about')}
            />
          </div>
        </td>
        <td className={styles.readAs}>
          {!saysItself(value) && <Prose>{row.readAs}</Prose>}
          {!row.requested && <span className={styles.remark}>It came though nobody asked for it.</span>}
          {remarks.slice(0, MAX_REMARKS).map((finding) => (
            <span key={finding.id} className={styles.remark}>
              <Prose>{finding.message}</Prose>
            </span>
          ))}
          {remarks.length > MAX_REMARKS && (
            <span className={styles.remark}>{remarks.length - MAX_REMARKS} more under About.</span>
          )}
        </td>
        <td>
          <span className={styles.end}>
            <Way row={row} />
            <Verdict status={row.verdict} word={row.verdict === 'skipped' ? 'No value' : undefined} />
          </span>
        </td>
      </tr>
      {part !== undefined && <RowDetail part={part} row={row} value={value} label={label} />}
    </>
  );
});

/** `NA` and its like are said in words where the value would stand. */
function saysItself({ read }: ValueProps['value']): boolean {
  return read?.parsed.kind === 'not-available' || read?.parsed.kind === 'empty';
}

/** `MyInfo`, or `MyInfo, from Date of birth`. */
function originOf(scope: string): string {
  const definition = findScope(scope);
  if (definition === undefined) return 'Not in the data catalogue';
  const source = sourceLabel(definition.source);
  if (definition.derivedFrom === undefined) return source;
  return `${source}, from ${findScope(definition.derivedFrom)?.label ?? definition.derivedFrom}`;
}

interface ValueProps {
  readonly row: Row;
  readonly value: ReturnType<typeof useRowValue>;
}

function ValueText({ row, value }: ValueProps) {
  if (value.read !== undefined) return <ParsedValue parsed={value.read.parsed} />;
  if (value.masked !== undefined) {
    return (
      <span className={styles.masked}>
        <span className="sr-only">Masked: </span>
        {inertText(value.masked)}
      </span>
    );
  }
  const words = row.problem ?? (row.returned ? 'Not decrypted' : 'Not returned');
  return <span className={row.verdict === 'failed' ? styles.problem : styles.absent}>{inertText(words)}</span>;
}

/** No value came, or the value that came says that there is none. */
function isAbsent(row: Row, { read }: ValueProps['value']): boolean {
  if (!row.returned) return true;
  if (read?.parsed.kind === 'records') return read.parsed.rows.length === 0;
  return read?.parsed.kind === 'not-available' || read?.parsed.kind === 'empty';
}

interface ExpanderProps {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly what: string;
}

function Expander({ open, onToggle, what }: ExpanderProps) {
  const Icon = open ? ChevronUp : ChevronDown;
  return (
    <button
      type="button"
      className={styles.expander}
      aria-expanded={open}
      aria-label={`${open ? 'Hide' : 'Show'} the ${what}`}
      onClick={onToggle}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
