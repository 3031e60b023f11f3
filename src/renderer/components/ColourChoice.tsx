import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { CLIENT_COLOURS, type ClientColour } from '../../shared/client-colours.js';
import styles from './ColourChoice.module.css';
import { ColourMark } from './ColourMark.js';

const NONE = 'none';

interface ColourChoiceProps {
  readonly colour: ClientColour | undefined;
  readonly onChange: (colour: ClientColour | undefined) => void;
}

/** The colour of a client, chosen by its name: the mark alone would leave some people guessing. */
export function ColourChoice({ colour, onChange }: ColourChoiceProps) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden="true">
        Colour
      </span>
      <RadioGroup
        className={styles.choice}
        aria-label="Colour"
        value={colour ?? NONE}
        onValueChange={(value) => onChange(CLIENT_COLOURS.find((candidate) => candidate === value))}
      >
        {[NONE, ...CLIENT_COLOURS].map((name) => (
          <Radio.Root key={name} value={name} className={styles.option}>
            <ColourMark colour={CLIENT_COLOURS.find((candidate) => candidate === name)} />
            {name.charAt(0).toUpperCase() + name.slice(1)}
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}
