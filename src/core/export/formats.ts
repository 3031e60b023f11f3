/** The id of an export format, as the command line takes it. */
export type ExportFormatId =
  | 'json'
  | 'json-decoded'
  | 'json-encrypted'
  | 'ndjson'
  | 'csv'
  | 'env'
  | 'typescript'
  | 'python'
  | 'json-schema'
  | 'openapi'
  | 'html'
  | 'fixtures'
  | 'fixtures-json';

/** One format a sample can be written in; dialog, command line and documents derive from it. */
export interface ExportFormat {
  readonly id: ExportFormatId;
  readonly label: string;
  /** Without the dot; undefined for a folder. */
  readonly extension: string | undefined;
  readonly mediaType: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  /** Whether one file can hold the samples of several runs. */
  readonly several: boolean;
}

/** Every export format, the default first. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'json',
    label: 'JSON: what your app receives',
    extension: 'json',
    mediaType: 'application/json',
    purpose: '`sub` and `data` as the official SDK’s `userinfo` returns them, every value a string.',
    several: false,
  },
  {
    id: 'json-decoded',
    label: 'JSON: decoded',
    extension: 'json',
    mediaType: 'application/json',
    purpose: 'Each value beside how it reads: dates, lists and booleans parsed, with every finding.',
    several: false,
  },
  {
    id: 'json-encrypted',
    label: 'JSON: encrypted response',
    extension: 'json',
    mediaType: 'application/json',
    purpose: 'The userinfo response with `key` and `data` encrypted to this client; its private key opens it.',
    several: false,
  },
  {
    id: 'ndjson',
    label: 'NDJSON: one line a run',
    extension: 'ndjson',
    mediaType: 'application/x-ndjson',
    purpose: 'What your app receives, one line for each run, to load or to compare many.',
    several: true,
  },
  {
    id: 'csv',
    label: 'CSV: a table',
    extension: 'csv',
    mediaType: 'text/csv',
    purpose:
      'One row for each value, for a spreadsheet; cells that would be read as formulas start with an apostrophe.',
    several: true,
  },
  {
    id: 'env',
    label: '.env: variables',
    extension: 'env',
    mediaType: 'text/plain',
    purpose: 'One variable for each value, and the whole payload as JSON in `SGID_SAMPLE_JSON`.',
    several: false,
  },
  {
    id: 'typescript',
    label: 'TypeScript fixture',
    extension: 'ts',
    mediaType: 'text/plain',
    purpose: 'A typed constant for tests, with the types of the payload and of its records.',
    several: false,
  },
  {
    id: 'python',
    label: 'Python fixture',
    extension: 'py',
    mediaType: 'text/x-python',
    purpose: 'A typed dictionary for tests.',
    several: false,
  },
  {
    id: 'json-schema',
    label: 'JSON Schema',
    extension: 'schema.json',
    mediaType: 'application/schema+json',
    purpose: 'The documented form of the payload with these scopes, to validate against. It holds no values.',
    several: false,
  },
  {
    id: 'openapi',
    label: 'OpenAPI component',
    extension: 'openapi.json',
    mediaType: 'application/json',
    purpose: 'The same as components of an OpenAPI 3.1 document, for the API that passes the data on.',
    several: false,
  },
  {
    id: 'html',
    label: 'HTML report',
    extension: 'html',
    mediaType: 'text/html',
    purpose: 'A page to read or print: every scope, its value and what is odd about it.',
    several: false,
  },
  {
    id: 'fixtures',
    label: 'Re-encrypted fixtures: a folder',
    extension: undefined,
    mediaType: 'application/json',
    purpose: 'All that your tests need to run the real SDK offline: test keys, credentials, responses and a server.',
    several: false,
  },
  {
    id: 'fixtures-json',
    label: 'Re-encrypted fixtures: one JSON',
    extension: 'json',
    mediaType: 'application/json',
    purpose: 'The same in one file, one member for each file of the folder.',
    several: false,
  },
];

/** The format with an id; undefined where there is none. */
export function findFormat(id: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format.id === id);
}

/** The format that a file's name ends as, such as `csv` of `people.csv`; the default where it ends as none. */
export function formatOfName(name: string): ExportFormatId {
  const endings = EXPORT_FORMATS.flatMap(({ id, extension }) => (extension === undefined ? [] : [{ id, extension }]));
  // The first is what a plain .json is; of two that fit, the longer says more.
  const [found] = endings
    .filter(({ extension }) => name.toLowerCase().endsWith(`.${extension}`))
    .sort((one, other) => other.extension.length - one.extension.length);
  return found?.id ?? 'json';
}
