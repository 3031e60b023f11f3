/** How much of a person an export holds. */
export type SamplePrivacy = 'masked' | 'synthetic' | 'received';

/** One privacy level, for whoever has to choose. */
export interface PrivacyLevel {
  readonly id: SamplePrivacy;
  readonly label: string;
  readonly description: string;
}

/** The privacy levels, most careful first; the first is the default. */
export const PRIVACY_LEVELS: readonly PrivacyLevel[] = [
  {
    id: 'masked',
    label: 'Masked',
    description: 'A stand-in of the same shape in place of every sensitive value. Safe to share.',
  },
  {
    id: 'synthetic',
    label: 'Synthetic',
    description: 'Made-up values of the same shape, length and quirks, with checksums that hold. Safe to share.',
  },
  { id: 'received', label: 'As received', description: 'Every value in clear, as it was decrypted.' },
];

/** What synthetic values grow from where nobody says otherwise. */
export const DEFAULT_SEED = '1';

/** A longer seed says no more. In characters. */
export const MAX_SEED_LENGTH = 100;
