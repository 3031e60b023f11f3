import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto';

const BLOCK = 8;
/** The initial value whose reappearance proves the key was unwrapped whole. RFC 3394 2.2.3.1. */
const INITIAL_VALUE = Buffer.alloc(BLOCK, 0xa6);

/**
 * Unwraps a key with AES Key Wrap; undefined where it was wrapped with another key, or altered.
 *
 * `keyEncryptionKey` is of 16, 24 or 32 bytes. Built on AES-ECB, since Electron's BoringSSL has no key wrap ciphers.
 * RFC 3394 2.2.2, RFC 7518 4.4.
 */
export function unwrapAesKey(keyEncryptionKey: Uint8Array, wrapped: Uint8Array): Buffer | undefined {
  const blocks = wrapped.length / BLOCK - 1;
  if (!Number.isInteger(blocks) || blocks < 2) return undefined;
  const aes = createDecipheriv(`aes-${keyEncryptionKey.length * 8}-ecb`, keyEncryptionKey, null).setAutoPadding(false);
  const registers = Buffer.from(wrapped);
  const input = Buffer.alloc(2 * BLOCK);
  registers.copy(input, 0, 0, BLOCK);
  for (let step = 6 * blocks; step >= 1; step -= 1) {
    const register = (((step - 1) % blocks) + 1) * BLOCK;
    // A ^ t: t is at most six times the number of blocks, so only its low 32 bits can be set.
    input.writeUInt32BE((input.readUInt32BE(4) ^ step) >>> 0, 4);
    registers.copy(input, BLOCK, register, register + BLOCK);
    const output = aes.update(input);
    output.copy(input, 0, 0, BLOCK);
    output.copy(registers, register, BLOCK, 2 * BLOCK);
  }
  return timingSafeEqual(input.subarray(0, BLOCK), INITIAL_VALUE) ? registers.subarray(BLOCK) : undefined;
}

/**
 * Wraps a key with AES Key Wrap, for fixtures that are to look like what such a provider sends.
 *
 * `keyEncryptionKey` is of 16, 24 or 32 bytes, `key` of whole blocks of 8. RFC 3394 2.2.1, RFC 7518 4.4.
 */
export function wrapAesKey(keyEncryptionKey: Uint8Array, key: Uint8Array): Buffer {
  const blocks = key.length / BLOCK;
  const aes = createCipheriv(`aes-${keyEncryptionKey.length * 8}-ecb`, keyEncryptionKey, null).setAutoPadding(false);
  const registers = Buffer.concat([INITIAL_VALUE, key]);
  const input = Buffer.alloc(2 * BLOCK);
  for (let step = 1; step <= 6 * blocks; step += 1) {
    const register = (((step - 1) % blocks) + 1) * BLOCK;
    registers.copy(input, 0, 0, BLOCK);
    registers.copy(input, BLOCK, register, register + BLOCK);
    const output = aes.update(input);
    output.writeUInt32BE((output.readUInt32BE(4) ^ step) >>> 0, 4);
    output.copy(registers, 0, 0, BLOCK);
    output.copy(registers, register, BLOCK, 2 * BLOCK);
  }
  return registers;
}
