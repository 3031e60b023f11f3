import { Field as BaseField } from '@base-ui/react/field';
import { Input } from '@base-ui/react/input';
import type { ReactNode, Ref } from 'react';
import { cx } from './cx.js';
import styles from './Field.module.css';

interface FieldProps {
  readonly label: string;
  /** The label is for screen readers alone: what stands around the control says it to the eye. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly children: ReactNode;
}

/** A label, a control, and what helps to fill it in. */
export function Field({ label, labelHidden = false, hint, error, children }: FieldProps) {
  return (
    <BaseField.Root className={styles.field} invalid={error !== undefined}>
      <BaseField.Label className={labelHidden ? 'sr-only' : styles.label}>{label}</BaseField.Label>
      {children}
      {hint !== undefined && <BaseField.Description className={styles.hint}>{hint}</BaseField.Description>}
      {error !== undefined && (
        <BaseField.Error match className={styles.error}>
          {error}
        </BaseField.Error>
      )}
    </BaseField.Root>
  );
}

interface TextInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** What is typed goes on the wire as it is. */
  readonly wire?: boolean;
  /** Needed where no {@link Field} names it. */
  readonly label?: string;
  /** The id of the element that says more about it. */
  readonly describedBy?: string;
  readonly inputMode?: 'numeric';
  readonly maxLength?: number;
  readonly ref?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
}

/** One line of text. */
export function TextInput({ wire = false, label, describedBy, onChange, autoFocus, ...input }: TextInputProps) {
  return (
    <Input
      {...input}
      className={cx(styles.input, wire && 'wire')}
      aria-label={label}
      // Where none is given, the hint of its field describes it: undefined would take that away.
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      spellCheck={false}
      autoComplete="off"
      data-autofocus={autoFocus === true ? '' : undefined}
      onValueChange={(value) => onChange(value)}
    />
  );
}
