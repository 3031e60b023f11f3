import type { TamperPreset } from '../../../../core/flow/tamper/preset.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import type { TamperOutcomeView } from '../../../../shared/views/tamper.js';
import type { Tone } from '../../../components/Badge.js';
import { counted } from '../../../components/format.js';

/** Who should notice a preset, in a few words. */
export function expectationWords({ expects }: TamperPreset): string {
  if (expects.by === 'nobody') return 'Should be taken';
  return expects.by === 'provider' ? 'The provider should refuse it' : 'The console should notice';
}

/** What became of a change, in a word or two. */
export function outcomeBadge({ status, by }: TamperOutcomeView): { readonly tone: Tone; readonly words: string } {
  switch (status) {
    case 'noticed':
      return { tone: 'pass', words: by === 'provider' ? 'refused by the provider' : 'noticed by the console' };
    case 'accepted':
      return { tone: 'pass', words: 'taken' };
    case 'otherwise':
      return { tone: 'warn', words: 'stopped otherwise' };
    case 'missed':
      return { tone: 'fail', words: 'not noticed' };
    case 'silent':
      return { tone: 'neutral', words: 'nobody objected' };
    case 'unchanged':
      return { tone: 'neutral', words: 'nothing to change' };
    case 'open':
      return { tone: 'accent', words: 'not told yet' };
  }
}

/** That a run is not as it would be, in a few words; undefined where it is. */
export function tamperedWords(flow: Pick<FlowView, 'tampers'>): string | undefined {
  const made = flow.tampers.filter(({ status }) => status !== 'unchanged').length;
  return made === 0 ? undefined : `Tampered with: ${counted(made, 'change')}`;
}
