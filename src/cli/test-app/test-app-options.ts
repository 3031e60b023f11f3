import { extname } from 'node:path';
import { DEFAULT_REDIRECT_URI } from '../../engine/clients/suggestions.js';
import { readLocalUrl } from '../../sandbox/app-under-test/browser.js';
import { readArguments, UsageError } from '../usage.js';

const OPTIONS = {
  json: { type: 'boolean' },
  start: { type: 'string' },
  'login-url': { type: 'string' },
  'redirect-uri': { type: 'string' },
  persona: { type: 'string' },
  timeout: { type: 'string' },
  report: { type: 'string', multiple: true },
} as const;

/** The options of `sandbox test-app`, read. */
export interface TestAppOptions {
  /** The command that starts the app, for the system's shell. */
  readonly start: string;
  readonly loginUrl: URL;
  readonly redirectUri: URL;
  readonly persona: string | undefined;
  /** How long the app may take to come up, in milliseconds. */
  readonly startMs: number;
  /** Files to write, whose names end in `.html` or `.json`. */
  readonly reports: readonly string[];
}

const DEFAULT_TIMEOUT = '30';

/** Reads the options. Throws a UsageError where one is missing or not of its form. */
export function readTestAppOptions(args: readonly string[]): TestAppOptions {
  const { values } = readArguments(args, OPTIONS);
  const reports = values.report ?? [];
  for (const path of reports) {
    if (['.html', '.json'].includes(extname(path).toLowerCase())) continue;
    throw new UsageError('value', 'Expected --report to name a file that ends in .html or .json.');
  }
  return {
    start: given('start', values.start),
    loginUrl: readUrl('login-url', given('login-url', values['login-url'])),
    redirectUri: readUrl('redirect-uri', values['redirect-uri'] ?? DEFAULT_REDIRECT_URI),
    persona: values.persona,
    startMs: readSeconds(values.timeout ?? DEFAULT_TIMEOUT) * 1000,
    reports,
  };
}

function given(option: string, value: string | undefined): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new UsageError('option', `Expected --${option}.`, 'sgid-console help sandbox says what it is.');
}

function readUrl(option: string, value: string): URL {
  const url = readLocalUrl(value);
  if (url !== undefined) return url;
  throw new UsageError(
    'value',
    `Expected --${option} to be an http or https URL on this computer, such as http://localhost:5001/login.`,
    'The app is started here, and nothing beyond this computer is asked.',
  );
}

function readSeconds(value: string): number {
  if (/^\d{1,3}$/.test(value) && Number(value) > 0 && Number(value) <= 600) return Number(value);
  throw new UsageError('value', 'Expected --timeout to be a number of seconds from 1 to 600.');
}
