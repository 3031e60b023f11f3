import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files below `folder` that hold any of the texts, in clear or as UTF-16. */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const holding: string[] = [];
  for (const file of files) {
    const content = await readFile(file);
    if (needles.some((needle) => content.includes(needle))) holding.push(file);
  }
  return holding;
}
