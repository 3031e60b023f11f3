import { Field } from '../../components/Field.js';
import { FieldGrid, WideField } from '../../components/FieldGrid.js';
import { PassphraseInput } from '../../components/PassphraseInput.js';
import { Prose } from '../../components/Prose.js';
import { Verdict } from '../../components/Verdict.js';
import styles from './PassphraseFields.module.css';
import { type NewPassphrase, passphraseStrength } from './passphrase-strength.js';

const LOOKS = { 'too-short': 'pending', weak: 'warned', fair: 'passed', strong: 'passed' } as const;

interface PassphraseFieldsProps {
  readonly typed: NewPassphrase;
  readonly onChange: (typed: NewPassphrase) => void;
}

/** A passphrase, typed twice, with how strong it is and what the file will be. */
export function PassphraseFields({ typed, onChange }: PassphraseFieldsProps) {
  const { passphrase, repeated } = typed;
  const { level, words } = passphraseStrength(passphrase);
  const differs = repeated !== '' && !passphrase.startsWith(repeated) ? 'It differs from the first.' : undefined;
  return (
    <FieldGrid>
      <Field label="Passphrase">
        <PassphraseInput value={passphrase} onChange={(next) => onChange({ ...typed, passphrase: next })} />
      </Field>
      <Field label="Once more" error={differs}>
        <PassphraseInput value={repeated} onChange={(next) => onChange({ ...typed, repeated: next })} />
      </Field>
      <WideField>
        <p className={styles.strength} role="status">
          <Verdict status={LOOKS[level]} word="Strength" />
          {words}
        </p>
        <p className={styles.about}>
          <Prose>
            {
              'The file is an age file (age-encryption.org, scrypt). The `age` tool decrypts it with `age -d`, and this console unlocks it on import. Without the passphrase nobody can read it, you included: it is stored nowhere.'
            }
          </Prose>
        </p>
      </WideField>
    </FieldGrid>
  );
}
