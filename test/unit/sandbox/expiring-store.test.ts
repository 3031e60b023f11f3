import { describe, expect, it } from 'vitest';
import { ExpiringStore } from '../../../src/sandbox/grants/expiring-store.js';

function createStore(capacity: number) {
  const clock = { now: 1_000_000 };
  return { clock, store: new ExpiringStore<string>({ lifetimeMs: 1000, capacity, now: () => clock.now }) };
}

describe('the expiring store', () => {
  it('gives a value to whoever has its handle, until it expires', () => {
    const { store, clock } = createStore(10);
    const { handle, id } = store.put('value');
    expect(handle).toMatch(/^[\w-]{43}$/);
    expect(store.find(handle)).toEqual({ id, value: 'value', expired: false });
    expect(store.find(id)).toBeUndefined();
    clock.now += 999;
    expect(store.find(handle)?.expired).toBe(false);
    clock.now += 1;
    expect(store.find(handle)?.expired).toBe(true);
  });

  it('turns new values away while it is full, and takes them again once old ones are gone', () => {
    const { store, clock } = createStore(2);
    store.put('one');
    store.put('two');
    expect(() => store.put('three')).toThrow(
      expect.objectContaining({ error: 'temporarily_unavailable', status: 503 }),
    );
    clock.now += 1000 + 10 * 60_000;
    expect(store.find(store.put('three').handle)?.value).toBe('three');
  });

  it('lets what is oldest in its group give way, and where all is full what is oldest in the largest', () => {
    const options = { lifetimeMs: 1000, capacity: 5, most: () => 3, now: () => 1 };
    const store = new ExpiringStore<string>(options);
    const put = (group: string, ...values: readonly string[]) => values.map((value) => store.put(value, group).handle);
    const [one, two, three] = [put('a', 'a1', 'a2', 'a3', 'a4'), put('b', 'b1'), put('c', 'c1')];
    const held = () => [...one, ...two, ...three].map((handle) => store.find(handle)?.value);
    expect(held()).toEqual([undefined, 'a2', 'a3', 'a4', 'b1', 'c1']);
    expect(store.find(put('c', 'c2')[0] ?? '')?.value).toBe('c2');
    expect(held()).toEqual([undefined, undefined, 'a3', 'a4', 'b1', 'c1']);
  });

  it('forgets what is deleted', () => {
    const { store } = createStore(2);
    const { handle, id } = store.put('one');
    store.delete(id);
    expect(store.find(handle)).toBeUndefined();
  });
});
