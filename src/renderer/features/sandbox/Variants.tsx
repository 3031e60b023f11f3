import type { SandboxView } from '../../../shared/views/sandbox.js';
import { TitledCard } from '../../components/Card.js';
import { Field } from '../../components/Field.js';
import { RadioCards } from '../../components/RadioCards.js';
import { Select } from '../../components/Select.js';
import encryption from './Encryption.module.css';
import { changeSandbox } from './sandbox-actions.js';
import styles from './Variants.module.css';

type Variant = SandboxView['variant'];

/** The ways of encryption that are known to exist or likely. */
const VARIANTS: readonly { readonly id: Variant; readonly algorithms: string; readonly note: string }[] = [
  {
    id: 'A',
    algorithms: 'RSA-OAEP-256 / A256GCM, A128GCMKW / A128GCM',
    note: 'As in the official SDK’s own tests: each value has a key of its own, wrapped with the block key.',
  },
  {
    id: 'B',
    algorithms: 'RSA-OAEP / A128CBC-HS256, dir / A256GCM',
    note: 'As a mock provider in wide use does it.',
  },
  {
    id: 'C',
    algorithms: 'RSA-OAEP-256 / A128GCM, dir / A128GCM',
    note: 'What production most likely does, by the samples in its docs.',
  },
  {
    id: 'D',
    algorithms: 'RSA-OAEP, A128KW / A128CBC-HS256',
    note: 'What node-jose makes of a block key that names no algorithm.',
  },
];

const KEY_ENCRYPTIONS = [
  { value: 'variant', label: 'As the variant has it' },
  { value: 'RSA-OAEP', label: 'RSA-OAEP', wire: true },
  { value: 'RSA-OAEP-256', label: 'RSA-OAEP-256', wire: true },
] as const;

/** How the sandbox encrypts. */
export function Variants({ sandbox }: { readonly sandbox: SandboxView }) {
  return (
    <TitledCard title="How it encrypts">
      <RadioCards
        plain
        label="How it encrypts"
        className={styles.stack}
        choices={VARIANTS.map(({ id, algorithms, note }) => ({
          value: id,
          title: `Variant ${id}`,
          words: (
            <>
              <span className="wire">{algorithms}</span>
              {note}
            </>
          ),
        }))}
        value={sandbox.variant}
        onChange={(variant) => void changeSandbox('sandbox.chooseVariant', { variant })}
      />
      <div className={encryption.more}>
        <Field label="Block key" hint="RSA-OAEP hashes with SHA-1, RSA-OAEP-256 with SHA-256.">
          <Select
            choices={KEY_ENCRYPTIONS}
            value={sandbox.keyEncryption ?? 'variant'}
            onChange={(value) =>
              void changeSandbox('sandbox.chooseKeyEncryption', { algorithm: value === 'variant' ? null : value })
            }
          />
        </Field>
      </div>
    </TitledCard>
  );
}
