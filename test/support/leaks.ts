import { readdir, readFile } from 'node:fs/promises';

/** A secret under a name that may be told when it is found somewhere. */
export interface NamedSecret {
  readonly name: string;
  readonly value: string;
}

/** The names of the secrets that a text holds: in plain, base64 at any offset, base64url, hex or percent-encoded. */
export function leakedIn(text: string, secrets: readonly NamedSecret[]): string[] {
  const lower = text.toLowerCase();
  return secrets
    .filter(({ value }) => {
      const bytes = Buffer.from(value, 'utf8');
      const exact = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), ...base64Forms(bytes)];
      return exact.some((form) => text.includes(form)) || lower.includes(bytes.toString('hex'));
    })
    .map(({ name }) => name);
}

/**
 * The same for who looks harder: in any case, composed or decomposed, without what parts digits, backwards,
 * percent-encoded twice, and as UTF-16 in hex or base64.
 */
export function leakedInAnyForm(text: string, secrets: readonly NamedSecret[]): string[] {
  const folded = text.normalize('NFC').toLowerCase();
  return secrets
    .filter(({ value }) => {
      const plain = value.normalize('NFC').toLowerCase();
      const wide = Buffer.from(value, 'utf16le');
      const twice = encodeURIComponent(encodeURIComponent(value)).toLowerCase();
      const hex = [wide.toString('hex'), Buffer.from(wide).swap16().toString('hex')];
      const digits = value.replace(/[\s()-]/g, '');
      const bare = /^\+?\d{7,}$/.test(digits) ? [digits.replace(/^\+65/, '')] : [];
      const forms = [plain, [...plain].reverse().join(''), twice, ...hex, ...bare];
      return forms.some((form) => folded.includes(form)) || base64Forms(wide).some((form) => text.includes(form));
    })
    .map(({ name }) => name);
}

/** What a value looks like inside longer base64, wherever it starts in it: the characters that only it decides. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const [start, end] = [Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6)];
    const own = encoded.slice(start, end);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** All files below a folder as one text a file: bytes as they are, and once more for what is kept as UTF-16. */
export async function readAllFiles(folder: string): Promise<{ readonly path: string; readonly text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return Promise.all(
    paths.map(async (path) => {
      // Chromium tidies its own files up while it runs.
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      return { path, text: `${bytes.toString('latin1')}\n${bytes.toString('utf8')}\n${bytes.toString('utf16le')}` };
    }),
  );
}

/** The command lines and environments of a process and of all that descend from it. Linux. */
export async function describeProcesses(root: number): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const descends = (pid: number): boolean => pid === root || (parents.has(pid) && descends(parents.get(pid) ?? 0));
  const read = (pid: number, what: string) => readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '');
  return Promise.all(
    pids.filter(descends).map(async (pid) => `${await read(pid, 'cmdline')}\n${await read(pid, 'environ')}`),
  );
}
