import type { ParsedValue as Parsed } from '../../../core/catalogue/types.js';
import { cx } from '../../components/cx.js';
import { counted } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import styles from './ParsedValue.module.css';

/** A value by its kind. Records are only counted here: they open below their row. */
export function ParsedValue({ parsed }: { readonly parsed: Parsed }) {
  switch (parsed.kind) {
    case 'not-available':
      return <span className={styles.absent}>NA: no value held for this person</span>;
    case 'empty':
      return <span className={styles.absent}>Empty: no value</span>;
    case 'text':
    case 'date':
    case 'boolean':
    case 'number':
      return <span className="value">{inertText(parsed.display)}</span>;
    case 'lines':
      return (
        <span className={cx(styles.lines, 'value')}>
          {parsed.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address have no identity but their place
            <span key={index}>{inertText(line)}</span>
          ))}
        </span>
      );
    case 'records':
      return <span>{parsed.rows.length === 0 ? 'No records' : counted(parsed.rows.length, 'record')}</span>;
    case 'unreadable':
      return <span className="value">{inertText(parsed.raw)}</span>;
  }
}
