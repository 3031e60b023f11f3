import { RadioGroup } from '@base-ui/react/radio-group';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { TitledCard } from '../../components/Card.js';
import { inertText } from '../../components/inert-text.js';
import { RadioCard } from '../../components/RadioCard.js';
import styles from './Choices.module.css';
import { changeSandbox } from './sandbox-actions.js';

/** Who logs in next: test people, who between them have a value for every scope. */
export function Personas({ sandbox }: { readonly sandbox: SandboxView }) {
  return (
    <TitledCard title="Who logs in">
      <RadioGroup
        className={styles.cards}
        aria-label="Who logs in"
        value={sandbox.persona}
        onValueChange={(persona) => void changeSandbox('sandbox.choosePersona', { persona: String(persona) })}
      >
        {sandbox.personas.map((persona) => (
          <RadioCard key={persona.id} value={persona.id} title={inertText(persona.name)}>
            {persona.note}
          </RadioCard>
        ))}
      </RadioGroup>
    </TitledCard>
  );
}
