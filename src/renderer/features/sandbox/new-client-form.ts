import { MAX_NAME, MAX_NEW_REDIRECT_URIS } from '../../../shared/limits.js';
import { lengthProblem } from '../clients/length-problem.js';
import { redirectUriProblem } from '../clients/redirect-uri.js';

/** What is wrong with the name that was typed; undefined where nothing is. */
export function nameProblem(name: string): string | undefined {
  return lengthProblem(name.trim(), 'Give it a name.', MAX_NAME);
}

/** What is wrong with the purpose that was typed; undefined where nothing is. */
export function purposeProblem(purpose: string): string | undefined {
  return lengthProblem(purpose.trim(), undefined, MAX_NAME);
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
  if (uris.length > MAX_NEW_REDIRECT_URIS)
    return `${uris.length} are too many: sgID takes at most ${MAX_NEW_REDIRECT_URIS}.`;
  return uris.map(redirectUriProblem).find((problem) => problem !== undefined);
}
