/** Nesting the catalogue's records need is 4: list, record, list, record. */
const MAX_NESTING = 32;

/** An object as JSON has it: its keys are data, `__proto__` included, so read it with `Object.entries` alone. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Why a string is not a list of records. */
export type RecordsProblem = 'too-deep' | 'not-json' | 'not-a-list' | 'not-records';

/** A stringified list of records, with what was odd about its outside. */
export type RecordsJson =
  | { readonly ok: true; readonly records: readonly JsonRecord[]; readonly oddity?: 'single-record' | 'encoded-twice' }
  | { readonly ok: false; readonly problem: RecordsProblem };

/** Reads a stringified JSON array of objects. Never throws; nesting deeper than {@link MAX_NESTING} is refused unparsed. */
export function parseRecordsJson(raw: string): RecordsJson {
  const outer = parseJson(raw);
  if (!outer.ok) return outer;
  if (typeof outer.value !== 'string') return toRecords(outer.value);
  const inner = parseJson(outer.value);
  if (!inner.ok) return { ok: false, problem: 'not-a-list' };
  const records = toRecords(inner.value);
  return records.ok ? { ...records, oddity: 'encoded-twice' } : records;
}

/** Whether a parsed JSON value is an object, as opposed to a list, a scalar or null. */
export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: 'too-deep' | 'not-json' };

function parseJson(text: string): ParsedJson {
  if (nestsDeeperThan(text, MAX_NESTING)) return { ok: false, problem: 'too-deep' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: 'not-json' };
  }
}

function toRecords(value: unknown): RecordsJson {
  if (isJsonRecord(value)) return { ok: true, records: [value], oddity: 'single-record' };
  if (!Array.isArray(value)) return { ok: false, problem: 'not-a-list' };
  return value.every(isJsonRecord) ? { ok: true, records: value } : { ok: false, problem: 'not-records' };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Counts brackets outside strings in one pass, so that hostile nesting never reaches a recursive reader. */
function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else {
      depth += depthChange(code);
      if (depth > limit) return true;
    }
  }
  return false;
}

function depthChange(code: number): -1 | 0 | 1 {
  if (code === 0x5b || code === 0x7b) return 1;
  return code === 0x5d || code === 0x7d ? -1 : 0;
}
