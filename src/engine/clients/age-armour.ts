import { setImmediate as turn } from 'node:timers/promises';

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----';
const END = '-----END AGE ENCRYPTED FILE-----';
const LINE_CHARACTERS = 64;
/** Of lines that take a few milliseconds, after which other work gets its turn. */
const BLOCK_LINES = 4_096;
const BLOCK_BYTES = (LINE_CHARACTERS / 4) * 3 * BLOCK_LINES;
const BLOCK_CHARACTERS = (LINE_CHARACTERS + 1) * BLOCK_LINES;

/** Whether bytes are age's ASCII armour: a strict subset of PEM (age v1, "ASCII armor"). */
export function isArmoured(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).toString('latin1').trimStart().startsWith(BEGIN);
}

/** Armours a file. The library's own takes a large one in a single step, during which nothing else runs. */
export async function withArmour(file: Uint8Array): Promise<Uint8Array> {
  const blocks = [`${BEGIN}\n`];
  for (let start = 0; start < file.length; start += BLOCK_BYTES) {
    blocks.push(linesOf(file.subarray(start, start + BLOCK_BYTES)));
    await turn();
  }
  return Buffer.from([...blocks, `${END}\n`].join(''));
}

/**
 * Takes the armour off. White space around it is let pass, and lines may end as on Windows.
 *
 * @returns undefined where it is not put as it must be
 */
export async function withoutArmour(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const text = Buffer.from(bytes).toString('latin1').trim().replaceAll('\r\n', '\n');
  await turn();
  if (!text.startsWith(`${BEGIN}\n`) || !text.endsWith(`\n${END}`)) return undefined;
  const body = text.slice(BEGIN.length + 1, -END.length);
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < body.length; start += BLOCK_CHARACTERS) {
    const lines = body.slice(start, start + BLOCK_CHARACTERS);
    const block = Buffer.from(lines, 'base64');
    // There is one way to write a block, so whatever was altered shows; only the last may be shorter.
    if (linesOf(block) !== lines) return undefined;
    if (block.length !== BLOCK_BYTES && start + BLOCK_CHARACTERS < body.length) return undefined;
    blocks.push(block);
    await turn();
  }
  return Buffer.concat(blocks);
}

/** A block as lines of 64 characters, each with its end. */
function linesOf(block: Uint8Array): string {
  const base64 = Buffer.from(block).toString('base64');
  const lines: string[] = [];
  for (let start = 0; start < base64.length; start += LINE_CHARACTERS) {
    lines.push(`${base64.slice(start, start + LINE_CHARACTERS)}\n`);
  }
  return lines.join('');
}
