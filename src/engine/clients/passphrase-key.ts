import { Worker } from 'node:worker_threads';
import { ConsoleError } from '../../core/errors.js';

/** What a key is derived from. */
interface DerivationInput {
  readonly passphrase: string;
  readonly salt: Uint8Array;
  /** scrypt's N: the number of blocks, each of 1 KiB, that are kept in memory. */
  readonly cost: number;
}

/**
 * The worker as text, so that it needs no file of its own: it is the same from source, in a bundle and in an asar. Node's
 * asynchronous scrypt will not do: BoringSSL, which Electron has, derives the key a first time in the call itself, to check
 * its parameters.
 */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const { scryptSync } = require('node:crypto');
const { passphrase, salt, cost } = workerData;
const r = 8;
parentPort.postMessage(scryptSync(passphrase, salt, 32, { N: cost, r, p: 1, maxmem: 128 * r * cost + 1024 * 1024 }));
`;

/** One at a time: each takes up to 1 GiB while it lasts. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Derives a key of 32 bytes from a passphrase with scrypt (RFC 7914; r = 8, p = 1) in a thread of its own: about a second
 * and 256 MiB for the work factor 18.
 *
 * @param workFactor the base-2 logarithm of N
 * @throws ConsoleError `passphrase-key-not-derived` where the memory for it is not to be had
 */
export function derivePassphraseKey(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Uint8Array> {
  const derived = last.then(() => deriveInWorker({ passphrase, salt, cost: 2 ** workFactor }));
  last = derived.catch(() => {});
  return derived;
}

function deriveInWorker(input: DerivationInput): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { eval: true, workerData: input, env: {}, execArgv: [] });
    worker.once('message', (key: Uint8Array) => resolve(key));
    worker.once('error', (cause) => reject(notDerived(cause)));
    // Of no effect where it has answered.
    worker.once('exit', () => reject(notDerived(undefined)));
  });
}

function notDerived(cause: unknown): ConsoleError {
  return new ConsoleError(
    'internal',
    'passphrase-key-not-derived',
    'Expected to derive a key from the passphrase; there was not enough memory, or the system refused.',
    { hint: 'Close other programs: it takes 256 MB for a second, and up to 1 GB for some files.', cause },
  );
}
