import type { ParsedValue } from '../catalogue/types.js';

/** A value in JSON's own types, as a program would hold it: null where there is none; undefined where it is unreadable. */
export function parsedForm(parsed: ParsedValue): unknown {
  switch (parsed.kind) {
    case 'not-available':
    case 'empty':
      return null;
    case 'boolean':
    case 'number':
      return parsed.value;
    case 'lines':
      return parsed.lines;
    case 'records':
      return parsed.rows;
    case 'date':
      return { date: parsed.raw, precision: parsed.precision };
    case 'text':
      return parsed.raw.trim();
    case 'unreadable':
      return undefined;
  }
}
