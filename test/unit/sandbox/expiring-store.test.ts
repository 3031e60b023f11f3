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

  it('forgets what is deleted', () => {
    const { store } = createStore(2);
    const { handle, id } = store.put('one');
    store.delete(id);
    expect(store.find(handle)).toBeUndefined();
  });
});
