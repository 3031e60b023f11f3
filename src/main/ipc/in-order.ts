/**
 * Makes calls that come while one is under way wait for their turn. Electron goes on with what is waiting while it sends a
 * message: a newer snapshot would then be sent before the older one, which the window would be left with.
 */
export function inOrder<A extends readonly unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const waiting: A[] = [];
  let acting = false;
  return (...args) => {
    waiting.push(args);
    if (acting) return;
    acting = true;
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) act(...next);
    } finally {
      acting = false;
    }
  };
}
