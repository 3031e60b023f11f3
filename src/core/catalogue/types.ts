/** How a data item's decrypted string is to be read. Every value arrives as a string (sgID docs, "Data Catalog"). */
export type ValueType =
  | 'text'
  | 'name'
  | 'nric'
  | 'masked-nric'
  | 'passport-number'
  | 'date'
  | 'partial-date'
  | 'mobile'
  | 'mobile-with-country-code'
  | 'email'
  | 'address'
  | 'boolean'
  | 'number'
  | 'records';

/** How the console treats a value until the user reveals it. `identifying` and `personal` are masked, `low` is shown. */
export type Sensitivity = 'identifying' | 'personal' | 'low';

/** Where the data comes from. */
export type DataSource = 'sgid' | 'myinfo' | 'pocdex';

export type ScopeGroup = 'account' | 'identity' | 'contact' | 'residence' | 'family' | 'work' | 'public-officer';

/** One attribute of the objects in a stringified array. */
export interface RecordAttribute {
  readonly name: string;
  readonly label: string;
  readonly type: ValueType;
  readonly sensitivity: Sensitivity;
  /** As in {@link ScopeDefinition}. */
  readonly commonValues?: readonly string[];
  readonly attributes?: readonly RecordAttribute[];
}

/** One scope of sgID's data catalogue, described once; everything that shows, masks, checks or types it derives from here. */
export interface ScopeDefinition {
  /** The scope as it goes on the wire, which is also the member name in userinfo's `data`. */
  readonly scope: string;
  readonly label: string;
  readonly description: string;
  readonly group: ScopeGroup;
  readonly source: DataSource;
  readonly type: ValueType;
  readonly sensitivity: Sensitivity;
  /** A value as it would be decrypted, with a checksum that holds where there is one. */
  readonly example: string;
  /** Published values of an enumeration, where the docs name all of them. */
  readonly values?: readonly string[];
  /**
   * Values known to occur, not all that may. Text of low sensitivity is shown unasked only if it is one of them, so
   * that a value which strayed into the wrong field stays masked.
   */
  readonly commonValues?: readonly string[];
  /** The attributes of each object, for `records`. */
  readonly attributes?: readonly RecordAttribute[];
  /** The scope that this one is computed from. */
  readonly derivedFrom?: string;
  /** Who has a value at all, in a sentence, where not everybody has. */
  readonly heldBy?: string;
}

export type FindingSeverity = 'error' | 'warning' | 'info';

/** A remark on a value, a file or a key. It never hides the thing it is about. */
export interface Finding {
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly message: string;
  readonly hint?: string | undefined;
}

/**
 * A value read as what it is. `raw` is always the decrypted string, unchanged; `display`, `lines` and the cells of
 * `rows` are safe to draw: control and direction characters are spelled out. `rows` have no prototype.
 */
export type ParsedValue =
  | { readonly kind: 'not-available'; readonly raw: string }
  | { readonly kind: 'empty'; readonly raw: string }
  | { readonly kind: 'text'; readonly raw: string; readonly display: string }
  | {
      readonly kind: 'date';
      readonly raw: string;
      readonly display: string;
      readonly precision: 'day' | 'month' | 'year';
    }
  | { readonly kind: 'boolean'; readonly raw: string; readonly value: boolean; readonly display: string }
  | { readonly kind: 'number'; readonly raw: string; readonly value: number; readonly display: string }
  | { readonly kind: 'lines'; readonly raw: string; readonly lines: readonly string[] }
  | {
      readonly kind: 'records';
      readonly raw: string;
      readonly columns: readonly RecordAttribute[];
      readonly rows: readonly Readonly<Record<string, RecordCell>>[];
    }
  | { readonly kind: 'unreadable'; readonly raw: string; readonly reason: string };

/** One cell of a record: its text, or the records nested in it. */
export type RecordCell = string | readonly Readonly<Record<string, string>>[];

/** A value with how it was read, in words (`NRIC, checksum holds`), and what is odd about it. */
export interface ReadValue {
  readonly parsed: ParsedValue;
  readonly readAs: string;
  readonly findings: readonly Finding[];
}
