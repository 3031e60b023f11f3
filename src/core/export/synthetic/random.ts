/** Numbers that depend on a seed alone, for values that are made up; of no use for keys. */
export interface Random {
  /** A whole number from 0 to below `limit`, which is 1 or more. */
  readonly below: (limit: number) => number;
  /** One of a list that is not empty. */
  readonly pick: <Item>(list: readonly [Item, ...Item[]]) => Item;
}

/** Makes the numbers of a seed: always the same ones. The generator is xorshift128 seeded by FNV-1a. */
export function seededRandom(seed: string): Random {
  const state = new Uint32Array([1, 2, 3, 4].map((round) => fnv1a(`${round}\n${seed}`) | 1));
  const next = (): number => {
    const [x = 1, y = 1, z = 1, w = 1] = state;
    const mixed = x ^ (x << 11);
    state.set([y, z, w, w ^ (w >>> 19) ^ mixed ^ (mixed >>> 8)]);
    return state[3] ?? 0;
  };
  // The first few still show the seed.
  for (let round = 0; round < 16; round += 1) next();
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return { below, pick: (list) => list[below(list.length)] ?? list[0] };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
