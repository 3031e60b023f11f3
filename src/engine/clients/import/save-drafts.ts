import { ConsoleError } from '../../../core/errors.js';
import type { ProviderEnvironment } from '../../../core/flow/run.js';
import type { ClientColour } from '../../../shared/client-colours.js';
import type { ImportTarget } from '../../../shared/views/client.js';
import { isSameClient, type NewClient, type Placement } from '../../storage/client-records.js';
import type { WantedClient } from '../../storage/client-repository.js';
import type { ClientRecord } from '../../storage/settings.js';
import { chosenEnvironment } from '../client-choices.js';
import { newClientOf } from '../new-client.js';
import { refuseSecondOfAKind } from '../same-client.js';
import type { Draft } from './draft.js';

/** What the user adds to what was read. */
export interface ImportChoices {
  readonly name: string;
  readonly environment: ProviderEnvironment;
  readonly redirectUri: string;
  readonly notes?: string | undefined;
  readonly colour?: ClientColour | undefined;
  /** Without one, the same client is updated where there is one. */
  readonly target?: ImportTarget | undefined;
}

const DEFAULT_SCOPES = ['openid', 'myinfo.name'];

/**
 * A draft ready for the repository, which decides under its lock whether there is a client to update.
 *
 * @throws ConsoleError `import-target-other`, `client-already-saved`, and the codes of {@link newClientOf}
 */
export function wantedClientOf(
  draft: Draft,
  { target, ...choices }: ImportChoices,
  saved: readonly ClientRecord[],
): WantedClient {
  const placement = placementOf(draft, target);
  const environment = chosenEnvironment(choices.environment);
  const updated = updatedNow(draft, placement, environment, saved);
  if (placement.kind === 'update' && updated !== undefined) requireFits(draft, updated, environment, saved);
  return { client: clientOf(draft, choices, updated), placement };
}

/** The same with what was suggested; a client that is updated keeps what the user gave it. */
export function wantedAsSuggested(draft: Draft, saved: readonly ClientRecord[]): WantedClient {
  const { suggested } = draft;
  const placement = placementOf(draft, undefined);
  const environment = chosenEnvironment(suggested.environment);
  const updated = updatedNow(draft, placement, environment, saved);
  if (updated === undefined) return { client: clientOf(draft, suggested, undefined), placement };
  const { redirectUris } = draft.reading;
  const registered = redirectUris.length === 0 || redirectUris.includes(updated.redirectUri);
  const redirectUri = registered ? updated.redirectUri : suggested.redirectUri;
  const kept = { ...suggested, name: updated.name, notes: undefined, colour: undefined, redirectUri };
  return { client: clientOf(draft, kept, updated), placement };
}

function clientOf(draft: Draft, choices: Omit<ImportChoices, 'target'>, updated: ClientRecord | undefined): NewClient {
  const { findings, findingsOfPieces } = draft.reading;
  return newClientOf(
    draft.diagnosis,
    { ...choices, selectedScopes: DEFAULT_SCOPES },
    { updated, findings: findings.filter((finding) => OWN_FIELDS.has(findingsOfPieces?.get(finding) ?? '')) },
  );
}

const OWN_FIELDS: ReadonlySet<string> = new Set(['clientId', 'clientSecret', 'privateKey', 'publicKey']);

function placementOf({ updates }: Draft, target: ImportTarget | undefined): Placement {
  if (updates === undefined) return target ?? { kind: 'same' };
  if (target !== undefined && (target.kind !== 'update' || target.key !== updates)) throw otherTarget();
  return { kind: 'update', key: updates };
}

/** The client that an update will find, as far as it can be seen before the repository looks. */
function updatedNow(
  { diagnosis }: Draft,
  placement: Placement,
  environment: ProviderEnvironment,
  saved: readonly ClientRecord[],
): ClientRecord | undefined {
  if (placement.kind === 'beside') return undefined;
  if (placement.kind === 'update') return saved.find(({ key }) => key === placement.key);
  const clientId = diagnosis.client?.clientId ?? '';
  return saved.find((record) => isSameClient(record, { clientId, environment }));
}

function requireFits(
  { diagnosis, updates }: Draft,
  record: ClientRecord,
  environment: ProviderEnvironment,
  saved: readonly ClientRecord[],
): void {
  const clientId = diagnosis.client?.clientId ?? '';
  if (updates === undefined && record.clientId !== clientId) throw otherTarget();
  refuseSecondOfAKind(saved, record, { clientId, environment });
}

function otherTarget(): ConsoleError {
  return new ConsoleError(
    'config',
    'import-target-other',
    'Expected to update the client that this is; it is another.',
    {
      hint: 'Choose a saved client with the same client id, or keep both.',
    },
  );
}
