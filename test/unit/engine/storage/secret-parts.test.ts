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

  it.each([
    ['ASCII', 'k'],
    ['two bytes a character', 'é'],
    ['three', '字'],
    ['four, two UTF-16 units', '🔑'],
  ])('K03 gives Windows no item over 2,560 bytes of UTF-8, in %s', async (_, character) => {
    const size = Buffer.byteLength(character);
    const memory = createMemorySecretStore('test');
    // As keytar and Windows have it: CredentialBlobSize is the size of the UTF-8 bytes.
    const windows: SecretStore = {
      ...memory,
      set: async (account, secret) => {
        if (Buffer.byteLength(secret) > 2_560) throw new Error('The stub received bad data.');
        await memory.set(account, secret);
      },
    };
    for (const bytes of [2_300, 2_399, 2_400, 2_401, 2_559, 2_560, 2_561, 4_801, 12_000]) {
      const secret = character.repeat(Math.ceil(bytes / size));
      await withParts(windows).set('a', secret);
      expect(await withParts(windows).get('a')).toBe(secret);
    }
  });

  it('K04 refuses half of a surrogate pair, which UTF-8 cannot hold', async () => {
    const store = withParts(createMemorySecretStore('test'));
    await expect(store.set('a', 'x\ud83dy')).rejects.toMatchObject({ code: 'secret-not-unicode' });
    await store.set('a', 'x\ud83d\udd11y');
    expect(await store.get('a')).toBe('x\ud83d\udd11y');
  });

  it('K06 leaves no part behind where it is ended while it removes them', async () => {
    for (let ends = 1; ends <= 4; ends += 1) {
      const memory = createMemorySecretStore('test');
      await withParts(memory).set('a', long);
      let left = ends;
      const ended: SecretStore = {
        ...memory,
        delete: async (account) => {
          if (left === 0) throw new Error('killed');
          left -= 1;
          await memory.delete(account);
        },
      };
      await withParts(ended)
        .delete('a')
        .catch(() => undefined);
      await withParts(memory).delete('a');
      for (const account of ['a', 'a#0', 'a#1', 'a#2']) expect(await memory.get(account)).toBeUndefined();
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
