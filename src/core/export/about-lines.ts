import { visibleText } from '../catalogue/visible-text.js';
import { PRIVACY_LEVELS } from './privacy.js';
import { type SampleAbout, sampleName } from './sample-about.js';

const MAX_LINE = 400;

/**
 * What a file says of itself, as lines for a comment of whatever language: no controls, no line breaks, and nothing that
 * could end a comment.
 *
 * @param holding what the file holds, as `Sample payload of sgID`
 */
export function aboutLines(about: SampleAbout, holding: string): readonly string[] {
  return statements(about, holding).flatMap(commentLines);
}

/** The same of a file with several samples: of each further one, whose it is and what is otherwise than of the first. */
export function aboutLinesOfAll(all: readonly SampleAbout[], holding: string): readonly string[] {
  const [first, ...others] = all;
  if (first === undefined) return [];
  const said = statements(first, holding);
  const further = others.flatMap((about) => [
    sampleName(about),
    ...statements(about, holding).filter((line) => line !== sampleName(about) && !said.includes(line)),
  ]);
  return [...said, ...further].flatMap(commentLines);
}

function statements(about: SampleAbout, holding: string): readonly string[] {
  const level = PRIVACY_LEVELS.find(({ id }) => id === about.privacy)?.label ?? about.privacy;
  const seed = about.seed === undefined ? '' : `, seed ${about.seed}`;
  const name = sampleName(about);
  return [
    `${holding}. Privacy: ${level.toLowerCase()}${seed}.`,
    about.note,
    ...(name === '' ? [] : [name]),
    `Client ${about.clientId}, ${about.environment}, ${about.issuer}`,
    `Scopes: ${about.requestedScopes.join(' ')}`,
    `Received ${about.receivedAt}, written by ${about.madeBy}`,
  ];
}

/** One line as a comment may have it, parted where it is long. */
function commentLines(line: string): readonly string[] {
  return wrapped(visibleText(line).replaceAll('*/', '* /').replaceAll('"""', "'''").slice(0, 8_000));
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

/** Behind the mark of a comment it fits the preview, and editors of 80 columns. In characters. */
const LINE_LENGTH = 72;
