import type { AnatomyView } from '../../../../shared/views/anatomy.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import { cx } from '../../../components/cx.js';
import { inertText } from '../../../components/inert-text.js';
import { MaskedWire } from '../../../components/wire/MaskedWire.js';
import { ParsedValue } from '../../values/ParsedValue.js';
import { RowActions } from '../../values/RowActions.js';
import { useRowValue } from '../../values/use-row-value.js';
import styles from './OpenedValue.module.css';

interface OpenedValueProps {
  readonly anatomy: AnatomyView;
  readonly flow: FlowView | undefined;
  readonly actions?: boolean;
}

/** What a sealed value opened to, as far as it may be seen; or why it did not open. */
export function OpenedValue({ anatomy, flow, actions = true }: OpenedValueProps) {
  const row = flow?.result?.rows.find(({ scope }) => scope === anatomy.scope);
  const value = useRowValue(row ?? { scope: '' }, flow?.runId ?? '');
  const decoded = anatomy.segments.find(({ role }) => role === 'ciphertext')?.decoded;
  if (anatomy.verdict === 'failed') {
    return <span className={styles.failed}>{inertText(anatomy.verdictText ?? 'It did not open.')}</span>;
  }
  if (row?.value === undefined) {
    if (decoded !== undefined) return <MaskedWire text={decoded} runId={flow?.runId ?? ''} />;
    return <span className="caption">opened; its value is shown by the last step</span>;
  }
  return (
    <span className={cx(styles.value, actions && styles.whole)}>
      {value.read === undefined ? inertText(value.masked ?? '') : <ParsedValue parsed={value.read.parsed} />}
      {actions && <RowActions row={row} runId={flow?.runId ?? ''} value={value} label={row.scope} />}
    </span>
  );
}
