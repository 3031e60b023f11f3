import { diagnoseCredentials } from '../credentials/diagnose.js';
import type { CredentialsReading } from '../credentials/read-credentials.js';
import { sdkSentence } from '../credentials/sdk-words.js';
import { shownClientId } from '../credentials/shown-client-id.js';
import type { Fact } from '../flow/state.js';
import type { Section } from './section.js';

/** As many clients of one export are listed. */
const MAX_LISTED = 20;

/** Credentials as far as they may be seen: the secret by its length, the key by its fingerprint, and every finding. */
export function inspectCredentials(readings: readonly CredentialsReading[]): readonly Section[] {
  return readings.slice(0, MAX_LISTED).flatMap((reading): readonly Section[] => {
    const { key, findings } = diagnoseCredentials(reading);
    const { clientSecret, scopes, redirectUris, name } = reading;
    const clientId = shownClientId(reading.clientId, findings);
    const fact = (label: string, value: string | undefined): readonly Fact[] =>
      value === undefined ? [{ label, value: 'not given', prose: true }] : [{ label, value }];
    const title = name ?? clientId ?? 'Credentials';
    const secretWords = clientSecret === undefined ? undefined : `${clientSecret.length} characters`;
    return [
      {
        type: 'facts',
        title: title.slice(0, 200),
        facts: [
          ...fact('Client id', clientId),
          ...(secretWords === undefined
            ? fact('Client secret', undefined)
            : [{ label: 'Client secret', value: secretWords, prose: true }]),
          ...fact('Private key', key === undefined ? undefined : `RSA ${key.bits}, SHA256:${key.fingerprint}`),
          ...(key?.sdks ?? []).map((outcome) => ({
            label: sdkName(outcome.sdk),
            value: sdkSentence(outcome),
            prose: true,
          })),
          ...fact('Scopes', scopes?.join(' ')),
          ...fact('Redirect URIs', redirectUris.length === 0 ? undefined : redirectUris.join(' ')),
        ],
      },
      { type: 'findings', title: 'What is right and wrong', findings },
    ];
  });
}

function sdkName(sdk: 'typescript' | 'python'): string {
  return sdk === 'typescript' ? 'TypeScript SDK' : 'Python SDK';
}
