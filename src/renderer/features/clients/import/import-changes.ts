import type { ClientChange, ImportPreview } from '../../../../shared/views/client.js';
import { counted, shortFingerprint } from '../../../components/format.js';

type Part = ClientChange['part'];

/** What becomes of one part of a saved client. */
export interface ChangeRow {
  readonly part: Part;
  readonly label: string;
  /** Completes the label: `replaced`, `unchanged`. */
  readonly words: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const LABELS: Readonly<Record<Part, string>> = {
  clientId: 'Client id',
  clientSecret: 'Client secret',
  privateKey: 'Private key',
  allowedScopes: 'Scopes',
  redirectUris: 'Redirect URIs',
};

const WORDS: Readonly<Record<ClientChange['change'], string>> = {
  changed: 'replaced',
  added: 'added',
  removed: 'removed',
  unknown: 'cannot be compared now, as the saved one cannot be read',
};

const LISTS: readonly Part[] = ['allowedScopes', 'redirectUris'];
/** Said even where they stay as they are: it is what the user came for. */
const ALWAYS: readonly Part[] = ['clientSecret', 'privateKey', 'allowedScopes', 'redirectUris'];

/** What an import makes of a saved client, part by part; what stays the same says so. */
export function changeRows(changes: readonly ClientChange[]): readonly ChangeRow[] {
  return (Object.keys(LABELS) as readonly Part[]).flatMap((part) => {
    const change = changes.find((candidate) => candidate.part === part);
    if (change === undefined && !ALWAYS.includes(part)) return [];
    const words = change === undefined ? 'unchanged' : wordsOf(change);
    return [{ part, label: LABELS[part], words, removed: change?.removed ?? [], added: change?.added ?? [] }];
  });
}

/** The same in a sentence: `Client secret replaced, scopes: 2 come, 1 goes.` */
export function changeSummary(changes: readonly ClientChange[]): string {
  if (changes.length === 0) return 'Nothing changes: what was read is what is saved.';
  const parts = changeRows(changes).filter(({ part }) => changes.some((change) => change.part === part));
  const words = parts.map(({ part, label, words: said }) => {
    // The fingerprints are for the list of changes.
    if (part === 'privateKey' && said.startsWith('SHA256:')) return `${label} ${WORDS.changed}`;
    return `${label}${LISTS.includes(part) ? ':' : ''} ${said}`;
  });
  return `${words.map((one, index) => (index === 0 ? one : lowerFirst(one))).join(', ')}.`;
}

/** The saved client that an import updates; undefined where it is saved anew. */
export function savedUnder(
  preview: ImportPreview,
  key: string | undefined,
): ImportPreview['saved'][number] | undefined {
  return preview.saved.find((saved) => saved.key === key);
}

function wordsOf({ part, change, removed = [], added = [] }: ClientChange): string {
  if (part === 'privateKey' && change === 'changed' && removed[0] !== undefined && added[0] !== undefined) {
    return `SHA256:${shortFingerprint(removed[0])} → SHA256:${shortFingerprint(added[0])}`;
  }
  if (!LISTS.includes(part) || change === 'unknown') return WORDS[change];
  const come = added.length === 0 ? [] : [counted(added.length, 'comes', 'come')];
  const go = removed.length === 0 ? [] : [counted(removed.length, 'goes', 'go')];
  return [...come, ...go].join(', ') || WORDS[change];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
