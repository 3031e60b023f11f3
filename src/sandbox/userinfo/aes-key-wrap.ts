import { createCipheriv } from 'node:crypto';

/** RFC 3394 2.2.3.1 */
const INITIAL_VALUE = Buffer.alloc(8, 0xa6);

/**
 * Wraps a key of whole 64-bit blocks with AES key wrap (RFC 3394 2.2.1).
 *
 * Written out because Electron's BoringSSL has no AES-KW, neither by name nor in Web Crypto.
 */
export function wrapKey(wrappingKey: Uint8Array, key: Uint8Array): Uint8Array {
  const blocks: Buffer[] = [];
  for (let offset = 0; offset < key.byteLength; offset += 8) blocks.push(Buffer.from(key.subarray(offset, offset + 8)));
  let integrity: Buffer = INITIAL_VALUE;
  for (let round = 0; round < 6; round += 1) {
    for (const [index, block] of blocks.entries()) {
      const encrypted = encryptBlock(wrappingKey, Buffer.concat([integrity, block]));
      const counter = Buffer.alloc(8);
      counter.writeUInt32BE(blocks.length * round + index + 1, 4);
      integrity = Buffer.from(encrypted.subarray(0, 8).map((byte, at) => byte ^ (counter[at] ?? 0)));
      blocks[index] = encrypted.subarray(8);
    }
  }
  return Buffer.concat([integrity, ...blocks]);
}

function encryptBlock(key: Uint8Array, block: Uint8Array): Buffer {
  const cipher = createCipheriv(`aes-${key.byteLength * 8}-ecb`, key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}
