import { SCOPE_GROUPS, SCOPES } from '../../../core/catalogue/catalogue.js';
import { valueTypeLabel } from '../../../core/catalogue/format.js';
import type { ScopeDefinition } from '../../../core/catalogue/types.js';
import type { ClientView } from '../../../shared/views/client.js';
import { hasAllWords, searchWords } from '../../components/search-words.js';

/** A heading of the picker and what is under it; `definition` is missing where the catalogue has no such scope. */
export interface ScopeSection {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly { readonly scope: string; readonly definition?: ScopeDefinition }[];
}

/** The catalogue by group, then what the client lists or asks for and the catalogue does not know. */
export function scopeSections(client: ClientView | undefined, query: string): readonly ScopeSection[] {
  const words = searchWords(query);
  const groups = SCOPE_GROUPS.map(({ id, label }) => ({
    id,
    label,
    scopes: SCOPES.filter((definition) => definition.group === id).map((definition) => ({
      scope: definition.scope,
      definition,
    })),
  }));
  const catalogue = new Set(SCOPES.map(({ scope }) => scope));
  const foreign = new Set([...(client?.allowedScopes ?? []), ...(client?.selectedScopes ?? [])]);
  const unknown = [...foreign].filter((scope) => !catalogue.has(scope)).map((scope) => ({ scope }));
  return [...groups, { id: 'unknown', label: 'Not in the data catalogue', scopes: unknown }]
    .map((section) => ({ ...section, scopes: section.scopes.filter((entry) => matches(entry, words)) }))
    .filter((section) => section.scopes.length > 0);
}

function matches({ scope, definition }: ScopeSection['scopes'][number], words: readonly string[]): boolean {
  const type = definition === undefined ? undefined : valueTypeLabel(definition.type);
  return hasAllWords([scope, definition?.label, definition?.description, type, definition?.source], words);
}
