import { visibleText } from '../catalogue/visible-text.js';
import { PRIVACY_LEVELS } from './privacy.js';
import type { SampleAbout } from './sample-about.js';

const MAX_LINE = 400;

/**
 * What a file says of itself, as lines for a comment of whatever language: no controls, no line breaks, and nothing that
 * could end a comment.
 *
 * @param holding what the file holds, as `Sample payload of sgID`
 */
export function aboutLines(about: SampleAbout, holding: string): readonly string[] {
  const level = PRIVACY_LEVELS.find(({ id }) => id === about.privacy)?.label ?? about.privacy;
  const seed = about.seed === undefined ? '' : `, seed ${about.seed}`;
  return [
    `${holding}. Privacy: ${level.toLowerCase()}${seed}.`,
    about.note,
    `Client ${about.clientId}, ${about.environment}, ${about.issuer}`,
    `Scopes: ${about.requestedScopes.join(' ')}`,
    `Received ${about.receivedAt}, written by ${about.madeBy}`,
  ].flatMap((line) => wrapped(visibleText(line).replaceAll('*/', '* /').replaceAll('"""', "'''").slice(0, 8_000)));
}

/** Lines of readable length, parted at spaces. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > LINE_LENGTH) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word.slice(0, MAX_LINE) : `${line} ${word.slice(0, MAX_LINE)}`;
  }
  return [...lines, line];
}

const LINE_LENGTH = 110;
