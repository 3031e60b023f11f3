import { open } from 'node:fs/promises';

interface AsarNode {
  readonly files?: Readonly<Record<string, AsarNode>>;
  readonly unpacked?: boolean;
}

/** One file of an asar archive. */
export interface AsarEntry {
  readonly path: string;
  /** Kept beside the archive, not in it. */
  readonly unpacked: boolean;
}

/** What an asar archive says it holds: its header is JSON, after 16 bytes of sizes. */
export async function listAsar(path: string): Promise<AsarEntry[]> {
  const file = await open(path);
  try {
    const sizes = Buffer.alloc(16);
    await file.read(sizes, 0, 16, 0);
    const json = Buffer.alloc(sizes.readUInt32LE(12));
    await file.read(json, 0, json.byteLength, 16);
    return entriesOf(JSON.parse(json.toString('utf8')), '');
  } finally {
    await file.close();
  }
}

function entriesOf(node: AsarNode, path: string): AsarEntry[] {
  if (node.files === undefined) return [{ path, unpacked: node.unpacked === true }];
  return Object.entries(node.files).flatMap(([name, inner]) =>
    entriesOf(inner, path === '' ? name : `${path}/${name}`),
  );
}
