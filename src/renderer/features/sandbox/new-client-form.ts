import { redirectUriProblem } from '../clients/redirect-uri.js';

/** As many as the developer portal takes. */
const MAX_REDIRECT_URIS = 5;

/** What is wrong with the name that was typed; undefined where nothing is. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Give it a name.';
  return name.trim().length > 200 ? 'At most 200 characters.' : undefined;
}

/** What is wrong with the purpose that was typed; undefined where nothing is. */
export function purposeProblem(purpose: string): string | undefined {
  return purpose.trim().length > 200 ? 'At most 200 characters.' : undefined;
}

/** One redirect URI a line; empty lines do not count, nor does one that was written before. */
export function redirectUrisIn(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** What is wrong with the redirect URIs that were typed; undefined where nothing is. */
export function redirectUrisProblem(text: string): string | undefined {
  const uris = redirectUrisIn(text);
  if (uris.length === 0) return 'Name at least one.';
  if (uris.length > MAX_REDIRECT_URIS) return `${uris.length} are too many: sgID takes at most ${MAX_REDIRECT_URIS}.`;
  return uris.map(redirectUriProblem).find((problem) => problem !== undefined);
}
