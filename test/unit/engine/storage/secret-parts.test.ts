import { describe, expect, it } from 'vitest';
import { createMemorySecretStore } from '../../../../src/engine/storage/memory-secret-store.js';
import { withParts } from '../../../../src/engine/storage/secret-parts.js';
import type { SecretStore } from '../../../../src/engine/storage/secret-store.js';

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

  it.each(['', ' 3', ' 20000 x', ' 1000000000 x', ` 9 ${'0'.repeat(64)}`, ` 59 ${'a'.repeat(64)}`])(
    'K03 keeps a secret that looks like the head of parts as a value: "sgid-console-parts%s"',
    async (rest) => {
      const memory = createMemorySecretStore('test');
      const store = withParts(memory);
      const secret = `sgid-console-parts${rest}`;
      await store.set('a', secret);
      expect(await store.get('a')).toBe(secret);
      await store.delete('a');
      for (const account of ['a', 'a#0']) expect(await memory.get(account)).toBeUndefined();
    },
  );

  it.each(['0', '-1', '60', '1e9', '20000', 'Infinity'])(
    'K03 asks for no %s parts that an altered item names',
    async (count) => {
      const memory = createMemorySecretStore('test');
      const asked: string[] = [];
      const counting: SecretStore = {
        ...memory,
        get: (account) => {
          asked.push(account);
          return memory.get(account);
        },
        delete: (account) => {
          asked.push(account);
          return memory.delete(account);
        },
      };
      const item = `sgid-console-parts ${count} ${'0'.repeat(64)}`;
      await memory.set('a', item);
      expect(await withParts(counting).get('a')).toBe(item);
      await withParts(counting).delete('a');
      expect(asked).toEqual(['a', 'a', 'a', 'a#0']);
    },
  );

  it('K06 removes the parts that a crash left without their head', async () => {
    const memory = createMemorySecretStore('test');
    await withParts(memory).set('a', long);
    await memory.delete('a');
    await withParts(memory).delete('a');
    for (const account of ['a#0', 'a#1', 'a#2']) expect(await memory.get(account)).toBeUndefined();
  });

  it('K03 refuses a value that no number of parts holds', async () => {
    const store = withParts(createMemorySecretStore('test'));
    await expect(store.set('a', 'x'.repeat(150_000))).rejects.toMatchObject({ code: 'secret-too-long' });
  });
});
