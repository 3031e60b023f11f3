import type { ClientView } from '../../../shared/views/client.js';
import { searchedText, searchWords } from '../../components/search-words.js';
import { ENVIRONMENT_CHOICES, type EnvironmentKind } from './environment-choice.js';

/** The orders of the list. */
export type ClientSort = 'recent' | 'name';
/** The environment whose clients are listed, or all. */
export type EnvironmentFilter = EnvironmentKind | 'all';

/** What of the saved clients is listed, and in which order. */
export interface ClientListing {
  /** Every word of it must be found, in any case and order. */
  readonly query: string;
  readonly environment: EnvironmentFilter;
  readonly sort: ClientSort;
}

/** Names in the order of the user's language, numbers in them by their value. */
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The clients that fit, in order. */
export function listClients(clients: readonly ClientView[], listing: ClientListing): readonly ClientView[] {
  const words = searchWords(listing.query).map(withoutColons);
  const fitting = clients.filter(
    (client) =>
      (listing.environment === 'all' || client.environment.kind === listing.environment) &&
      words.every((word) => textOf(client).includes(word)),
  );
  return fitting.toSorted(listing.sort === 'name' ? compareNames : compareImports);
}

function compareNames(one: ClientView, other: ClientView): number {
  return byName.compare(one.name, other.name) || compareImports(one, other);
}

/** Latest first. */
function compareImports(one: ClientView, other: ClientView): number {
  return other.importedAt - one.importedAt;
}

/** A fingerprint is often copied as pairs with colons between them, or with its algorithm in front. */
function withoutColons(word: string): string {
  const hex = word.replace(/^sha256:/, '');
  return /^[0-9a-f]{2}(:[0-9a-f]{2})+:?$/.test(hex) ? hex.replaceAll(':', '') : hex;
}

/** Put together once a client, not once a key that is typed. */
const texts = new WeakMap<ClientView, string>();

function textOf(client: ClientView): string {
  const known = texts.get(client);
  if (known !== undefined) return known;
  const { environment } = client;
  const label = ENVIRONMENT_CHOICES.find(({ value }) => value === environment.kind)?.label ?? '';
  const text = searchedText([
    ...[client.name, client.clientId, label, environment.origin, client.notes, client.keyFingerprint],
    ...[...(client.allowedScopes ?? []), ...client.selectedScopes],
  ]);
  texts.set(client, text);
  return text;
}
