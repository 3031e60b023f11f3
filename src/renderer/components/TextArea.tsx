import { Field } from '@base-ui/react/field';
import { cx } from './cx.js';
import fieldStyles from './Field.module.css';
import styles from './TextArea.module.css';

interface TextAreaProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: number;
  readonly placeholder?: string;
  /** What is typed goes on the wire as it is. */
  readonly wire?: boolean;
}

/** Several lines of text. A field names it. */
export function TextArea({ value, onChange, rows, placeholder, wire = false }: TextAreaProps) {
  return (
    <Field.Control
      render={<textarea rows={rows} />}
      className={cx(fieldStyles.input, styles.area, wire && 'wire')}
      value={value}
      placeholder={placeholder}
      spellCheck={!wire}
      autoComplete="off"
      onValueChange={(next) => onChange(next)}
    />
  );
}
