import { aboutLinesOfAll } from '../about-lines.js';
import { sampleName } from '../sample-about.js';
import type { SamplePayload } from '../sample-payload.js';

const COLUMNS = ['run', 'sub', 'scope', 'label', 'status', 'value', 'read as', 'findings'];

/**
 * A table of RFC 4180, one row for each value of each run, behind lines that start with `#` and say what it is.
 *
 * It starts with a byte order mark, without which Excel takes UTF-8 for another encoding.
 *
 * No cell can be taken for a formula by a spreadsheet: one that begins like it, also after a character that other
 * spreadsheets part cells at, gets an apostrophe there.
 */
export function csvOf(payloads: readonly SamplePayload[]): string {
  const abouts = payloads.map(({ _about }) => _about);
  const about = aboutLinesOfAll(abouts, holdingOf(payloads)).map(comment);
  const rows = payloads.flatMap(({ _about, sub, data, _fields }) =>
    _fields.map(({ scope, label = '', status, readAs = '', problem, findings }) => [
      sampleName(_about),
      sub,
      scope,
      label,
      status,
      status === 'decrypted' ? (data[scope] ?? '') : (problem ?? ''),
      readAs,
      findings.map(({ message }) => message).join(' '),
    ]),
  );
  const table = [COLUMNS, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${[...about, ...table].map((line) => `${line}\r\n`).join('')}`;
}

function holdingOf(payloads: readonly SamplePayload[]): string {
  const what = payloads.length === 1 ? 'Sample payload of sgID' : `Sample payloads of sgID, ${payloads.length} runs`;
  return `${what}. Cells that would be read as formulas start with an apostrophe`;
}

/** One cell for every reader: without what any of them parts or quotes cells by. */
function comment(line: string): string {
  return `# ${line
    .replace(/[,;\t]/g, ' ·')
    .replaceAll('"', ' ')
    .trimEnd()}`;
}

/** A cell in quotes, with what would start a formula made harmless. */
function cell(text: string): string {
  const harmless = text.replace(/(^|[;\t\r\n])(\s*)(?=[=+\-@\t\r＝＋－＠])/g, "$1$2'");
  return `"${harmless.replaceAll('"', '""')}"`;
}
