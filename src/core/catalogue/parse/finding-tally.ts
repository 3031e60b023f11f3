import type { Finding } from '../types.js';

interface Tallied {
  readonly finding: Finding;
  readonly label: string | undefined;
  records: number;
  lastRecord: number;
}

/** Gathers the findings of many records into one finding for each attribute and kind, with how many records have it. */
export class FindingTally {
  readonly #tallied = new Map<string, Tallied>();

  /** Notes a finding of a record, counted from 0; `label` is the attribute's, undefined for the record as a whole. */
  add(record: number, label: string | undefined, finding: Finding): void {
    const key = `${label ?? ''}\n${finding.id}`;
    const known = this.#tallied.get(key);
    if (known === undefined) {
      this.#tallied.set(key, { finding, label, records: 1, lastRecord: record });
    } else if (known.lastRecord !== record) {
      known.records += 1;
      known.lastRecord = record;
    }
  }

  /** The findings in the order they were first noted. `total` is the number of records. */
  toFindings(total: number): readonly Finding[] {
    return [...this.#tallied.values()].map(({ finding, label, records }) => {
      const place = label === undefined ? `${records} of ${total} records` : `${label}, ${records} of ${total} records`;
      return { ...finding, message: `${place}: ${finding.message}` };
    });
  }
}
