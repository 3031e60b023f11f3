import { Input } from '@base-ui/react/input';
import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { cx } from './cx.js';
import fieldStyles from './Field.module.css';
import { IconButton } from './IconButton.js';
import styles from './PassphraseInput.module.css';

interface PassphraseInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
  /** What it is called: a passphrase, unless said. */
  readonly what?: string;
  readonly placeholder?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line that is typed unseen, and shown on request. A {@link Field} names it. */
export function PassphraseInput({
  value,
  onChange,
  autoFocus,
  what = 'passphrase',
  placeholder,
  ref,
}: PassphraseInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <span className={styles.frame}>
      <Input
        ref={ref}
        type={shown ? 'text' : 'password'}
        className={cx(fieldStyles.input, styles.input, 'wire')}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        data-autofocus={autoFocus === true ? '' : undefined}
        onValueChange={(next) => onChange(next)}
      />
      <span className={styles.eye}>
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={`${shown ? 'Hide' : 'Show'} the ${what}`}
          pressed={shown}
          onClick={() => setShown(!shown)}
        />
      </span>
    </span>
  );
}
