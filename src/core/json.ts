/** Whether a parsed JSON value is an object: not null, not an array. RFC 8259 4. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own member; undefined for what it merely inherits, so that `constructor` is data only. */
export function member(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object's own member where it is a string that is not empty. */
export function textMember(object: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
