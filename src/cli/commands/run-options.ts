import type { ClientAuthentication, TokenRequestFormat } from '../../core/flow/run.js';
import { checkFaults } from '../faults.js';
import { readArguments, readChoice, UsageError } from '../usage.js';
import { EXPORT_OPTIONS, type ExportOptions, readExportOptions } from './export-options.js';
import { NETWORK_OPTIONS, type NetworkOptions, readNetworkOptions } from './network-options.js';

const OPTIONS = {
  json: { type: 'boolean' },
  reveal: { type: 'boolean' },
  sandbox: { type: 'boolean' },
  credentials: { type: 'string' },
  client: { type: 'string' },
  environment: { type: 'string' },
  scopes: { type: 'string' },
  'redirect-uri': { type: 'string' },
  browser: { type: 'string' },
  'token-request': { type: 'string' },
  'client-auth': { type: 'string' },
  timeout: { type: 'string' },
  persona: { type: 'string' },
  fault: { type: 'string', multiple: true },
  ...EXPORT_OPTIONS,
  har: { type: 'string' },
  ...NETWORK_OPTIONS,
} as const;

/** Who the run is made as. */
export type ClientSource =
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'credentials'; readonly path: string }
  | { readonly kind: 'saved'; readonly nameOrId: string };

/** How the provider's page is shown. */
export type BrowserMode = 'system' | 'print' | 'follow';

/** The options of `run`, read. */
export interface RunOptions {
  readonly source: ClientSource;
  readonly environment: string | undefined;
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly browser: BrowserMode;
  readonly tokenRequest: TokenRequestFormat;
  readonly clientAuthentication: ClientAuthentication;
  readonly timeoutMs: number;
  readonly persona: string | undefined;
  readonly faults: readonly string[];
  readonly export: ExportOptions | undefined;
  /** Where the requests go as an HTTP Archive. */
  readonly harPath: string | undefined;
  readonly reveal: boolean;
  readonly network: NetworkOptions;
}

const DEFAULT_SCOPES = 'openid myinfo.name';
const MAX_TIMEOUT_SECONDS = 86_400;

/** Reads the options of `run`. Throws a UsageError where they do not fit together. */
export function readRunOptions(args: readonly string[]): RunOptions {
  const { values } = readArguments(args, OPTIONS);
  const source = readSource(values);
  if (source.kind !== 'sandbox' && (values.persona !== undefined || values.fault !== undefined)) {
    throw new UsageError('sandbox-only', 'Expected --persona and --fault together with --sandbox.');
  }
  if (source.kind === 'sandbox' && values.environment !== undefined) {
    throw new UsageError('environment', 'Expected --environment without --sandbox: the sandbox is the environment.');
  }
  if (values.environment?.trim() === 'sandbox') {
    throw new UsageError(
      'environment',
      'Expected --environment to be production, staging or an origin; the sandbox is not one of them.',
      'Use --sandbox, which starts it, or give the origin that the app’s Sandbox screen shows.',
    );
  }
  checkFaults(values.fault ?? []);
  return {
    source,
    environment: values.environment,
    scopes: (values.scopes ?? DEFAULT_SCOPES).split(/[\s,]+/).filter((scope) => scope !== ''),
    redirectUri: values['redirect-uri'],
    browser: readChoice(
      'browser',
      values.browser,
      ['system', 'print', 'follow'],
      source.kind === 'sandbox' ? 'follow' : 'system',
    ),
    tokenRequest: readChoice('token-request', values['token-request'], ['form', 'json'], 'form'),
    clientAuthentication: readChoice('client-auth', values['client-auth'], ['post', 'basic'], 'post'),
    timeoutMs: readTimeout(values.timeout),
    persona: values.persona,
    faults: values.fault ?? [],
    export: readExportOptions(values),
    harPath: values.har,
    reveal: values.reveal === true,
    network: readNetworkOptions(values),
  };
}

function readSource(values: { sandbox?: boolean; credentials?: string; client?: string }): ClientSource {
  const sources: readonly (ClientSource | undefined)[] = [
    values.sandbox === true ? { kind: 'sandbox' } : undefined,
    values.credentials === undefined ? undefined : { kind: 'credentials', path: values.credentials },
    values.client === undefined ? undefined : { kind: 'saved', nameOrId: values.client },
  ];
  const [source, second] = sources.filter((one) => one !== undefined);
  if (source !== undefined && second === undefined) return source;
  throw new UsageError(
    'client',
    'Expected one of --sandbox, --credentials FILE and --client NAME-OR-ID.',
    'sgid-console run --sandbox needs nothing else.',
  );
}

function readTimeout(value: string | undefined): number {
  const seconds = value === undefined ? 300 : Number(value);
  if (value !== '' && Number.isFinite(seconds) && seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS) return seconds * 1000;
  throw new UsageError(
    'value',
    `Expected --timeout to be a number of seconds, more than 0 and at most ${MAX_TIMEOUT_SECONDS}.`,
  );
}
