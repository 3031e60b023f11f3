import { setImmediate as turn } from 'node:timers/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { ConsoleError } from '../../core/errors.js';
import { isArmoured, withArmour, withoutArmour } from './age-armour.js';
import { damagedFile, passphraseIdentity, passphraseRecipient } from './passphrase-stanza.js';

/** The largest passphrase file, in bytes as it is on disk: some 1,500 clients. */
export const MAX_PASSPHRASE_FILE_BYTES = 8 * 1024 * 1024;
/** What `age -p` uses: about a second and 256 MiB. */
const WORK_FACTOR = 18;
/** A passphrase's header has 150 bytes; one of 64 KiB would be that of some 600 keys. */
const MAX_HEADER_BYTES = 64 * 1024;
const CHUNK_BYTES = 64 * 1024;

/**
 * Encrypts a text with a passphrase as `age -p -a` does: age version 1, scrypt, ASCII armour, so that the file survives
 * mail and chat and shows what it is. The thread goes on meanwhile.
 *
 * @param workFactor the base-2 logarithm of scrypt's N; less than the default is for tests
 * @throws ConsoleError `passphrase-file-too-large`, `passphrase-key-not-derived`
 */
export async function encryptWithPassphrase(
  text: string,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<Uint8Array> {
  const content = Buffer.from(text);
  // Armour takes 65 bytes for 48.
  if ((content.length / 48) * 65 > MAX_PASSPHRASE_FILE_BYTES) throw tooLarge();
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(passphrase, workFactor));
  const file = await withArmour(await collect(await encrypter.encrypt(streamOf(content))));
  if (file.length > MAX_PASSPHRASE_FILE_BYTES) throw tooLarge();
  return file;
}

/**
 * Decrypts a file that the console, `age -p` or another age program encrypted with a passphrase, binary or armoured.
 *
 * @throws ConsoleError `passphrase-wrong`, `passphrase-file-damaged`, `passphrase-file-not-scrypt`,
 * `passphrase-file-too-costly` for a work factor over 20, before any work, `passphrase-file-too-large` over 8 MiB,
 * `passphrase-key-not-derived`
 */
export async function decryptWithPassphrase(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  if (bytes.length > MAX_PASSPHRASE_FILE_BYTES) throw tooLarge();
  const file = isArmoured(bytes) ? await withoutArmour(bytes) : bytes;
  if (file === undefined || !hasShortHeader(file)) throw damagedFile();
  const decrypter = new Decrypter();
  decrypter.addIdentity(passphraseIdentity(passphrase));
  try {
    return await collect(await decrypter.decrypt(streamOf(file)));
  } catch (error) {
    // The library says in words of its own what is wrong with a file's form.
    throw error instanceof ConsoleError ? error : damagedFile(error);
  }
}

/** A header is read in one step. */
function hasShortHeader(file: Uint8Array): boolean {
  return Buffer.from(file.subarray(0, MAX_HEADER_BYTES)).includes('\n--- ');
}

/** In chunks, between which the thread gets to other work. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let start = 0;
  return new ReadableStream({
    pull: async (controller) => {
      await turn();
      if (start >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(start, start + CHUNK_BYTES));
      start += CHUNK_BYTES;
    },
  });
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function tooLarge(): ConsoleError {
  const limit = MAX_PASSPHRASE_FILE_BYTES.toLocaleString('en');
  return new ConsoleError(
    'config',
    'passphrase-file-too-large',
    `Expected a passphrase file of at most ${limit} bytes; this one has more.`,
    { hint: 'Export fewer clients at a time.' },
  );
}
