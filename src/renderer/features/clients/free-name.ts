/** The name for a copy: `Clinic copy`, or `Clinic copy 2` and so on where that is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/ copy(?: \d+)?$/, '').slice(0, 180);
  const first = `${stem} copy`;
  if (!taken.includes(first)) return first;
  for (let number = 2; ; number += 1) {
    const next = `${first} ${number}`;
    if (!taken.includes(next)) return next;
  }
}
