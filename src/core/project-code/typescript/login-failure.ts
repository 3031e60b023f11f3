import { ANSWERS } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { destinations } from './headers.js';

/** How a server answers a login that failed, in words of its framework. */
interface FailureAnswers {
  /** The statement that answers with a page, from the expressions of its status and of its text. */
  readonly page: (status: string, text: string) => string;
  /** The statement that sends the browser to an address, from its expression. */
  readonly away: (location: string) => string;
}

/** The body of a catch clause around a login: what the log is told, and then the user. */
export function loginFailure(model: ProjectModel, { page, away }: FailureAnswers): readonly string[] {
  const { started } = destinations(model);
  return [
    'const refused = error instanceof LoginRefused;',
    "console.error('Login failed:', error instanceof Error ? error.message : 'unknown reason');",
    model.rendersPages
      ? page('refused ? 403 : 502', `refused ? '${ANSWERS.refused}' : '${ANSWERS.failed}'`)
      : away(`${started} + (refused ? '?login=refused' : '?login=failed')`),
  ];
}
