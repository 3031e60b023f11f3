import { describe, expect, it } from 'vitest';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { withParts } from '../../../../src/engine/storage/secret-parts.js';

const long = `${'é'.repeat(2_000)}${'k'.repeat(2_000)}`;

describe('withParts', () => {
  it('keeps a short value as one item', async () => {
    const memory = createMemorySecretStore('test');
    await withParts(memory).set('a', 'short');
    expect(await memory.get('a')).toBe('short');
  });

  it('K03 keeps a value over 2,560 bytes in items that Windows takes', async () => {
    const memory = createMemorySecretStore('test');
    const store = withParts(memory);
    await store.set('a', long);
    expect(await store.get('a')).toBe(long);
    for (const account of ['a', 'a#0', 'a#1', 'a#2']) {
      expect(Buffer.byteLength((await memory.get(account)) ?? '')).toBeLessThanOrEqual(2_560);
    }
  });

  it.each(['missing', 'altered'])('K03 notices a part that is %s', async (how) => {
    const memory = createMemorySecretStore('test');
    const store = withParts(memory);
    await store.set('a', long);
    await (how === 'missing' ? memory.delete('a#1') : memory.set('a#1', 'something else'));
    await expect(store.get('a')).rejects.toMatchObject({ code: 'secret-damaged' });
  });

  it('removes every part', async () => {
    const memory = createMemorySecretStore('test');
    const store = withParts(memory);
    await store.set('a', long);
    await store.delete('a');
    for (const account of ['a', 'a#0', 'a#1', 'a#2']) expect(await memory.get(account)).toBeUndefined();
  });

  it('K04 refuses a NUL', async () => {
    await expect(withParts(createMemorySecretStore('test')).set('a', 'x\0y')).rejects.toMatchObject({
      code: 'secret-holds-nul',
    });
  });
});
