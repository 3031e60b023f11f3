import type { StepId } from '../flow/step-ids.js';
import { httpSnippet } from './plain-http.js';
import { pythonSnippet } from './python-sdk.js';
import type { Snippet, SnippetValues } from './snippet.js';
import { typescriptSnippet } from './typescript-sdk.js';

/** The ways of doing a step in a project of one's own, in the order in which they are offered. */
export const SNIPPET_WAYS = ['typescript', 'python', 'http'] as const;
export type SnippetWay = (typeof SNIPPET_WAYS)[number];

/** What each way is called. */
export const SNIPPET_TITLES: Readonly<Record<SnippetWay, string>> = {
  typescript: 'TypeScript SDK',
  python: 'Python SDK',
  http: 'Plain HTTP',
};

const MAKERS: Readonly<Record<SnippetWay, (step: StepId, values: SnippetValues) => Snippet>> = {
  typescript: typescriptSnippet,
  python: pythonSnippet,
  http: httpSnippet,
};

/** What the integrator's own backend does at a step. */
export function stepSnippet(way: SnippetWay, step: StepId, values: SnippetValues): Snippet {
  return MAKERS[way](step, values);
}
