import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { RadioCard } from './RadioCard.js';

/** One of a few ways, with words about it. */
export interface CardChoice<V extends string> {
  readonly value: V;
  readonly title: string;
  readonly words: ReactNode;
}

interface RadioCardsProps<V extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly choices: readonly CardChoice<V>[];
  /** Undefined where nothing is chosen yet. */
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  /** How the cards stand. */
  readonly className?: string | undefined;
  /** No line around each, for a list of many. */
  readonly plain?: boolean;
}

/** One of a few, each a card that says what it means. */
export function RadioCards<V extends string>({
  label,
  choices,
  value,
  onChange,
  className,
  plain,
}: RadioCardsProps<V>) {
  return (
    <RadioGroup
      className={className}
      aria-label={label}
      value={value ?? ''}
      onValueChange={(next) => {
        const choice = choices.find((one) => one.value === next);
        if (choice !== undefined) onChange(choice.value);
      }}
    >
      {choices.map((choice) => (
        <RadioCard key={choice.value} value={choice.value} title={choice.title} plain={plain}>
          {choice.words}
        </RadioCard>
      ))}
    </RadioGroup>
  );
}
