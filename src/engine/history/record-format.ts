import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/*
 * A record file: one line in ASCII, `sgid-console-run VERSION RECORD-ID KEY-ID SUMMARY-BYTES`, then two boxes: the summary,
 * that many bytes long, and the run, to the end. A box is an IV of 12 bytes, ciphertext, and a tag of 16 (AES-256-GCM, NIST
 * SP 800-38D). Version, ids and the box's name are its additional data; the summary's names the run's tag as well, so that
 * neither can be taken from another record and a file that was cut off shows at its summary.
 */
const MAGIC = 'sgid-console-run';
const RECORD_VERSION = 1;
const IV_BYTES = 12;
export const TAG_BYTES = 16;
/** Longer than any first line. */
export const LINE_BYTES = 160;
const LINE = /^sgid-console-run (\d{1,6}) ([0-9a-f-]{36}) ([0-9a-f-]{36}) (\d{1,9})\n/;
const ANY_LINE = /^sgid-console-run (\d{1,6})[ \n]/;

/** Which record a file says it is, and which key opens it. */
export interface RecordHeader {
  readonly id: string;
  readonly keyId: string;
  /** Where the boxes begin, in bytes. */
  readonly start: number;
  readonly summaryBytes: number;
}

/** What the first bytes of a file say of it. */
export type HeaderReading = RecordHeader | { readonly problem: 'foreign' | 'newer' };

/** Reads a file's first line; `bytes` holds at least {@link LINE_BYTES} of it, or all. */
export function readHeader(bytes: Uint8Array): HeaderReading {
  const text = Buffer.from(bytes).subarray(0, LINE_BYTES).toString('latin1');
  const version = Number(ANY_LINE.exec(text)?.[1] ?? 0);
  if (version > RECORD_VERSION) return { problem: 'newer' };
  const [line, , id, keyId, length] = LINE.exec(text) ?? [];
  if (line === undefined || id === undefined || keyId === undefined || version < RECORD_VERSION) {
    return { problem: 'foreign' };
  }
  return { id, keyId, start: line.length, summaryBytes: Number(length) };
}

/** Seals a record under fresh IVs. */
export function sealRecord(
  ids: Pick<RecordHeader, 'id' | 'keyId'>,
  key: Uint8Array,
  summary: string,
  run: Uint8Array,
): Buffer {
  return withSummary(ids, key, summary, seal(key, run, runData(ids)));
}

/** The file with another summary; the run in it stays as it is, and need not be opened. */
export function resealSummary(header: RecordHeader, key: Uint8Array, summary: string, file: Uint8Array): Buffer {
  return withSummary(header, key, summary, Buffer.from(file).subarray(header.start + header.summaryBytes));
}

/** The summary; undefined where it, or the run's end, is not what was written. */
export function openSummary(
  header: RecordHeader,
  key: Uint8Array,
  box: Uint8Array,
  runTag: Uint8Array,
): string | undefined {
  return open(key, box, summaryData(header, runTag))?.toString('utf8');
}

/** The run; undefined where it is not what was written. */
export function openRun(header: RecordHeader, key: Uint8Array, file: Uint8Array): Uint8Array | undefined {
  return open(key, file.subarray(header.start + header.summaryBytes), runData(header));
}

function withSummary(ids: Pick<RecordHeader, 'id' | 'keyId'>, key: Uint8Array, summary: string, run: Buffer): Buffer {
  const box = seal(key, Buffer.from(summary, 'utf8'), summaryData(ids, run.subarray(-TAG_BYTES)));
  const line = `${MAGIC} ${RECORD_VERSION} ${ids.id} ${ids.keyId} ${box.length}\n`;
  return Buffer.concat([Buffer.from(line, 'latin1'), box, run]);
}

const dataOf = ({ id, keyId }: Pick<RecordHeader, 'id' | 'keyId'>, box: string): string =>
  `${MAGIC} ${RECORD_VERSION} ${id} ${keyId} ${box}`;
const runData = (ids: Pick<RecordHeader, 'id' | 'keyId'>): string => dataOf(ids, 'run');
const summaryData = (ids: Pick<RecordHeader, 'id' | 'keyId'>, runTag: Uint8Array): string =>
  dataOf(ids, `summary ${Buffer.from(runTag).toString('base64url')}`);

function seal(key: Uint8Array, content: Uint8Array, data: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(data, 'latin1'));
  return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Uint8Array, box: Uint8Array, data: string): Buffer | undefined {
  if (box.length < IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(data, 'latin1'));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    const content = decipher.update(box.subarray(IV_BYTES, -TAG_BYTES));
    // Of GCM nothing is left for the end.
    decipher.final();
    return content;
  } catch {
    return undefined;
  }
}
