import { ConsoleError } from '../errors.js';

export const HINT_FILES =
  'Choose the JSON file that the developer portal gave, an .env file with SGID_… variables, or the key as a PEM file.';
export const HINT_JSON = 'Common slips: a comma after the last member, single quotes, a line break inside a text.';

/** A refusal of a source that holds no credentials; the message never quotes it. */
export function refusedSource(code: string, message: string, hint: string = HINT_FILES): ConsoleError {
  return new ConsoleError('config', `credentials-${code}`, message, { hint });
}
