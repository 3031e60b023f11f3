import { findForeignFormat, hasCommonValue } from './looks-like.js';
import { isAbsent } from './parse/absent.js';
import { readBoolean, readRecordBoolean } from './parse/boolean.js';
import { readNumber } from './parse/number.js';
import type { RecordAttribute, ScopeDefinition } from './types.js';

/**
 * Whether a value may be shown before the user reveals it: it says that there is none, or it is of low sensitivity and
 * surely what its field promises. A value that strayed into a field of low sensitivity stays masked.
 *
 * `definition` is undefined for a scope that the data catalogue does not have; only the lack of a value is shown then.
 */
export function isShownUnmasked(definition: ScopeDefinition | RecordAttribute | undefined, raw: string): boolean {
  if (isAbsent(raw) || isEmptyList(raw)) return true;
  return definition?.sensitivity === 'low' && isPlainly(definition, raw);
}

/** Whether the string is an empty JSON list. */
function isEmptyList(raw: string): boolean {
  return /^\s{0,8}\[\s{0,8}\]\s{0,8}$/.test(raw);
}

function isPlainly(definition: ScopeDefinition | RecordAttribute, raw: string): boolean {
  switch (definition.type) {
    case 'boolean':
      return isScope(definition) ? readsCleanly(readBoolean(raw)) : readsCleanly(readRecordBoolean(raw));
    case 'number':
      return raw.length <= 3 && readsCleanly(readNumber(raw));
    case 'text':
      return hasCommonValue(definition, raw) && findForeignFormat(definition, raw) === undefined;
    default:
      return false;
  }
}

function readsCleanly({ findings }: { readonly findings: readonly unknown[] }): boolean {
  return findings.length === 0;
}

function isScope(definition: ScopeDefinition | RecordAttribute): definition is ScopeDefinition {
  return 'scope' in definition;
}
