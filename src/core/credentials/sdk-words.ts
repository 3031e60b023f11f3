import type { Sdk, SdkOutcome } from './finding.js';

const NAMES: Readonly<Record<Sdk, string>> = {
  typescript: 'TypeScript SDK 2.3',
  python: 'Python SDK 0.3',
};
const WORDS: Readonly<Record<SdkOutcome['outcome'], string>> = {
  accepts: 'takes it as it stands',
  'fails-when-constructed': 'fails when it is constructed',
  'fails-at-userinfo': 'takes it at first, and fails when it decrypts userinfo',
};

/** The name of an official SDK, with the version that was looked at. */
export function sdkName(sdk: Sdk): string {
  return NAMES[sdk];
}

/** What an SDK does with a key, as the rest of a sentence that begins with the SDK's name; without a full stop. */
export function sdkVerb(outcome: SdkOutcome['outcome']): string {
  return WORDS[outcome];
}

/** What an SDK does with a key, and why, in one or two sentences. */
export function sdkSentence({ sdk, outcome, reason }: SdkOutcome): string {
  const sentence = `The official ${sdkName(sdk)} ${sdkVerb(outcome)}.`;
  return reason === undefined ? sentence : `${sentence} ${reason}`;
}
