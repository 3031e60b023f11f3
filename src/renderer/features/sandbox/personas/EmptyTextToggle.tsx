import styles from './PersonaEditor.module.css';

interface EmptyTextToggleProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** Beside a field in which nothing stands: whether an empty text is meant, or no value at all. */
export function EmptyTextToggle({ label, value, onChange }: EmptyTextToggleProps) {
  if (value !== undefined && value !== '') return null;
  return (
    <button
      type="button"
      className={styles.empty}
      aria-pressed={value === ''}
      onClick={() => onChange(value === '' ? undefined : '')}
    >
      Empty text<span className="sr-only"> for {label}</span>
    </button>
  );
}
