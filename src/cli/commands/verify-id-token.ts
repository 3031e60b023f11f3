import { ConsoleError } from '../../core/errors.js';
import { type Check, worstVerdict } from '../../core/flow/check.js';
import { tallyWords } from '../../core/flow/step-report.js';
import { decodeBase64Url } from '../../core/jose/base64url.js';
import { parseHeader, splitCompact } from '../../core/jose/compact.js';
import { decodeUtf8 } from '../../core/jose/utf8.js';
import { readJson } from '../../core/json/read-json.js';
import { isJsonObject, textMember } from '../../core/json.js';
import { readEnvironment } from '../../core/oidc/environment.js';
import { processIdToken } from '../../core/oidc/id-token.js';
import type { ExpectedClaims } from '../../core/oidc/id-token-claims.js';
import { readJwks } from '../../core/oidc/jwks.js';
import { documentedProvider } from '../../core/oidc/provider-metadata.js';
import { verifyIdToken } from '../../core/oidc/verify-id-token.js';
import { createHttpTransport } from '../../engine/http/http-transport.js';
import { readInputFile } from '../../engine/storage/read-input-file.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { writeCheck } from '../output/step-lines.js';
import { readArguments, UsageError } from '../usage.js';
import { NETWORK_OPTIONS, type NetworkOptions, networkOf, readNetworkOptions } from './network-options.js';
import { checkDocument } from './run-document.js';

const OPTIONS = {
  json: { type: 'boolean' },
  reveal: { type: 'boolean' },
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  nonce: { type: 'string' },
  jwks: { type: 'string' },
  ...NETWORK_OPTIONS,
} as const;

/** In bytes. No ID token and no JWKS is larger. */
const MAX_BYTES = 1024 * 1024;

/** `verify-id-token`: one ID token held to every rule, with the keys of a file or with those that its provider publishes. */
export const verifyIdTokenCommand: Command = async (context) => {
  const { values, positionals } = readArguments(context.args, OPTIONS, ['FILE']);
  const { issuer: origin, 'client-id': clientId, nonce, jwks } = values;
  if (origin === undefined || clientId === undefined || clientId === '') {
    throw new UsageError('arguments', 'Expected --issuer ORIGIN and --client-id ID.');
  }
  const network = readNetworkOptions(values);
  const { issuer, jwksUri } = documentedProvider(readEnvironment(origin).origin);
  const compact = await readToken(positionals[0] ?? '');
  const expected: ExpectedClaims = {
    issuer,
    clientId,
    nonce,
    nonceUnknown: nonce === undefined,
    clock: { now: Date.now() },
  };
  const checks =
    jwks === undefined
      ? await fetchAndVerify(context, compact, jwksUri, expected, network)
      : await verifyWithFile(compact, jwks, expected);
  writeText(context, compact, checks);
  const ok = worstVerdict(checks) !== 'failed';
  return {
    document: { ok, ...decodeForDisplay(compact), checks: checks.map((check) => checkDocument(check)) },
    exitCode: ok ? EXIT.done : EXIT.failed,
  };
};

async function fetchAndVerify(
  { version, signal, notes }: CommandContext,
  compact: string,
  jwksUri: string,
  expected: ExpectedClaims,
  options: NetworkOptions,
): Promise<readonly Check[]> {
  const network = await networkOf(options, notes);
  const io = {
    http: createHttpTransport({ version, network: () => network }),
    now: Date.now,
    onExchange: () => {},
    signal,
  };
  return (await verifyIdToken(compact, jwksUri, expected, io)).checks;
}

async function verifyWithFile(compact: string, path: string, expected: ExpectedClaims): Promise<readonly Check[]> {
  const reading = readJson(await readText(path));
  if (!reading.ok || !isJsonObject(reading.value) || !Array.isArray(reading.value.keys)) {
    throw malformed('jwks-malformed', `Expected a JWKS in ${path}: a JSON object with an array keys.`, {
      hint: 'Save the body of the JWKS endpoint: { "keys": [ … ] }.',
      spec: 'RFC 7517 5',
    });
  }
  const { checks, jwks } = readJwks(reading.value);
  if (jwks === undefined) return checks;
  return [...checks, ...(await processIdToken(compact, jwks, expected)).checks];
}

/** The token of a file: the file itself, or the `id_token` of a token endpoint response. */
async function readToken(path: string): Promise<string> {
  const text = (await readText(path)).trim();
  const reading = text.startsWith('{') ? readJson(text) : undefined;
  const token = reading?.ok === true && isJsonObject(reading.value) ? textMember(reading.value, 'id_token') : undefined;
  if (reading !== undefined && token === undefined) {
    throw malformed('id-token-missing', `Expected an ID token in ${path}; it holds JSON without a text id_token.`, {
      hint: 'Save the ID token alone, or the whole body of the token endpoint response.',
    });
  }
  if (text !== '') return token ?? text;
  throw malformed('id-token-missing', `Expected an ID token in ${path}; the file is empty.`);
}

async function readText(path: string): Promise<string> {
  const text = decodeUtf8(await readInputFile(path, MAX_BYTES))?.replace(/^\u{FEFF}/u, '');
  if (text !== undefined) return text;
  throw malformed('file-not-text', `Expected text in UTF-8 in ${path}; it holds something else.`);
}

function malformed(
  code: string,
  message: string,
  options: { readonly hint?: string; readonly spec?: string } = {},
): ConsoleError {
  return new ConsoleError('config', code, message, options);
}

/** Header and claims, unverified, as far as they can be read. */
function decodeForDisplay(compact: string): { readonly header?: object; readonly claims?: object } {
  try {
    const [header = '', payload = ''] = splitCompact('jws', compact);
    const claims = readJson(decodeUtf8(decodeBase64Url(payload) ?? Buffer.alloc(0)) ?? '');
    return {
      header: parseHeader('jws', decodeBase64Url(header) ?? Buffer.alloc(0)),
      ...(claims.ok && isJsonObject(claims.value) ? { claims: claims.value } : {}),
    };
  } catch (error) {
    if (error instanceof ConsoleError) return {};
    throw error;
  }
}

function writeText({ terminal }: CommandContext, compact: string, checks: readonly Check[]): void {
  const { header, claims } = decodeForDisplay(compact);
  for (const [title, object] of [
    ['Header', header],
    ['Claims, as the token states them', claims],
  ] as const) {
    if (object === undefined) continue;
    terminal.line(terminal.paint('bold', title));
    for (const [name, value] of Object.entries(object)) {
      terminal.line(
        `  ${terminal.paint('dim', name.padEnd(10))} ${terminal.plain(typeof value === 'string' ? value : JSON.stringify(value))}`,
      );
    }
    terminal.line();
  }
  for (const check of checks) writeCheck(terminal, check, (text) => text);
  terminal.line();
  const verdict = worstVerdict(checks);
  terminal.line(
    `${terminal.symbol(verdict)} ${verdict === 'failed' ? 'Refuse this token.' : 'This token holds.'} ${tallyWords(checks)}`,
  );
}
