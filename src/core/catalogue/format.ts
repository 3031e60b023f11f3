import { SCOPE_GROUPS } from './catalogue.js';
import type { DataSource, ReadValue, ScopeGroup, Sensitivity, ValueType } from './types.js';

const TYPE_LABELS: Readonly<Record<ValueType, string>> = {
  text: 'Text',
  name: 'Name',
  nric: 'NRIC or FIN',
  'masked-nric': 'Masked NRIC or FIN',
  'passport-number': 'Passport number',
  date: 'Date',
  'partial-date': 'Date, may be partial',
  mobile: 'Mobile number',
  'mobile-with-country-code': 'Mobile number with country code',
  email: 'E-mail address',
  address: 'Address',
  boolean: 'Boolean',
  number: 'Number',
  records: 'List of records',
};

const SENSITIVITY_LABELS: Readonly<Record<Sensitivity, string>> = {
  identifying: 'Identifying: masked until revealed',
  personal: 'Personal: masked until revealed',
  low: 'Low: shown',
};

const SOURCE_LABELS: Readonly<Record<DataSource, string>> = { sgid: 'sgID', myinfo: 'MyInfo', pocdex: 'POCDEX' };

/** A value type in words. */
export function valueTypeLabel(type: ValueType): string {
  return TYPE_LABELS[type];
}

/** A sensitivity in words, with what it means for the screen. */
export function sensitivityLabel(sensitivity: Sensitivity): string {
  return SENSITIVITY_LABELS[sensitivity];
}

/** Where the data comes from, by its proper name. */
export function sourceLabel(source: DataSource): string {
  return SOURCE_LABELS[source];
}

/** The heading of a group of scopes. */
export function groupLabel(group: ScopeGroup): string {
  return SCOPE_GROUPS.find(({ id }) => id === group)?.label ?? group;
}

/**
 * The verdict on a value that was read: `skipped` where there is none and nothing is odd about that, `warned` where
 * something wants a look, else `passed`.
 */
export function readVerdict({ parsed, findings }: ReadValue): 'passed' | 'warned' | 'skipped' {
  if (parsed.kind === 'unreadable' || findings.some(({ severity }) => severity !== 'info')) return 'warned';
  return parsed.kind === 'not-available' || parsed.kind === 'empty' ? 'skipped' : 'passed';
}
