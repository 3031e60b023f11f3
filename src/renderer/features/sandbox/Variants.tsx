import { RadioGroup } from '@base-ui/react/radio-group';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { TitledCard } from '../../components/Card.js';
import { RadioCard } from '../../components/RadioCard.js';
import styles from './Choices.module.css';
import { changeSandbox } from './sandbox-actions.js';

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

/** How the sandbox encrypts. */
export function Variants({ sandbox }: { readonly sandbox: SandboxView }) {
  return (
    <TitledCard title="How it encrypts">
      <RadioGroup
        className={styles.stack}
        aria-label="How it encrypts"
        value={sandbox.variant}
        onValueChange={(value) => {
          const variant = VARIANTS.find(({ id }) => id === value)?.id;
          if (variant !== undefined) void changeSandbox('sandbox.chooseVariant', { variant });
        }}
      >
        {VARIANTS.map(({ id, algorithms, note }) => (
          <RadioCard key={id} value={id} title={`Variant ${id}`} plain>
            <span className="wire">{algorithms}</span>
            {note}
          </RadioCard>
        ))}
      </RadioGroup>
    </TitledCard>
  );
}
