import type { ComparableRun, ComparedEntry } from '../../core/compare/compare-runs.js';
import {
  formValues,
  jsonValues,
  type MaskedValue,
  plainText,
  queryOf,
  wholeText,
} from '../../core/compare/masked-values.js';
import { STEP_TEXTS } from '../../core/flow/step-texts.js';
import type { AnatomyView } from '../../shared/views/anatomy.js';
import type { ExchangeView } from '../../shared/views/exchange.js';
import type { FlowView } from '../../shared/views/flow.js';
import type { MaskedText } from '../../shared/views/masked-text.js';
import type { ResultRow } from '../../shared/views/result.js';
import { runSecrets } from '../flow/run-secrets.js';
import { type KeptRun, viewOfKept } from './kept-run.js';

type SecretOf = (ref: string) => string | undefined;

/** Must be new in each run; one that is the same twice can be replayed or guessed. */
const RANDOM = new Set(['state', 'nonce', 'code', 'code_challenge', 'code_verifier', 'access_token', 'refresh_token']);
/** New in each run, or from one moment to the next, and no difference to speak of. */
const VARIES = new Set([
  ...['id_token', 'key', 'iat', 'exp', 'nbf', 'auth_time', 'jti', 'at_hash', 'rt_hash', 'c_hash', 'sid'],
  ...['date', 'age', 'expires', 'last-modified', 'etag', 'content-length', 'set-cookie', 'authorization'],
  ...['x-request-id', 'x-correlation-id', 'x-amzn-trace-id', 'x-amzn-requestid', 'x-amz-cf-id', 'cf-ray'],
]);
/** Longer than this, in characters, a text is cut for the comparison; it is judged whole. */
const MAX_SHOWN = 2_000;

/** A kept run as it is compared: from what the window is shown of it, with the secrets known where the run has them. */
export function comparableRunOf(kept: KeptRun): ComparableRun {
  const view = viewOfKept(kept);
  const known = new Map<string, string>();
  if (kept.kind === 'run') {
    // The first of a name: a stand-in for a secret that is not kept has no value to compare.
    const withheld = new Set(kept.run.request.client.withheld?.map(({ ref }) => ref));
    for (const { ref, value } of runSecrets(kept.run)) if (!withheld.has(ref) && !known.has(ref)) known.set(ref, value);
  }
  const secretOf: SecretOf = (ref) => known.get(ref);
  return {
    steps: [...tampersOf(view), ...stepsOf(view)],
    parameters: [...choicesOf(view), ...authorizationOf(view, secretOf), ...exchangesOf(view, secretOf, parametersOf)],
    headers: exchangesOf(view, secretOf, headersOf),
    claims: claimsOf(view, secretOf),
    checks: checksOf(view),
    fields: fieldsOf(view, secretOf),
  };
}

function plain(where: string, name: string, text: string): ComparedEntry {
  return { where, name, text: cut(text), whole: text };
}

function masked(where: string, { name, value }: MaskedValue, secretOf: SecretOf): ComparedEntry {
  const bare = name.toLowerCase();
  const fresh = RANDOM.has(bare) ? 'random' : VARIES.has(bare) ? 'varies' : undefined;
  return { where, name, text: cut(plainText(value)), whole: wholeText(value, secretOf), fresh };
}

function choicesOf(view: FlowView): readonly ComparedEntry[] {
  const { environment, scopes, redirectUri, tokenRequest, clientAuthentication, approval } = view;
  return [
    plain('Run', 'client', view.clientName),
    plain('Run', 'environment', environment.kind),
    plain('Run', 'origin', environment.origin),
    plain('Run', 'scopes', scopes.join(' ')),
    plain('Run', 'redirect URI', redirectUri),
    plain('Run', 'token request', tokenRequest),
    plain('Run', 'client authentication', clientAuthentication),
    plain('Run', 'approval', approval),
  ];
}

/** The browser sends this request, so no exchange of the console has it. */
function authorizationOf(view: FlowView, secretOf: SecretOf): readonly ComparedEntry[] {
  const facts = view.steps.find(({ id }) => id === 'authorization')?.facts ?? [];
  const url = facts.find(({ value }) => plainText(value).startsWith('http'))?.value ?? [];
  const response = view.steps.find(({ id }) => id === 'redirect')?.facts ?? [];
  return [
    ...formValues(queryOf(url)).map((one) => masked('Authorization request', one, secretOf)),
    ...response.map(({ label, value }) => masked('Authorization response', { name: label, value }, secretOf)),
  ];
}

function exchangesOf(
  view: FlowView,
  secretOf: SecretOf,
  read: (exchange: ExchangeView, purpose: string, secretOf: SecretOf) => readonly ComparedEntry[],
): readonly ComparedEntry[] {
  // What the redirect step asks for is the browser's part, compared above.
  const steps = view.steps.filter(({ id }) => id !== 'redirect');
  return steps.flatMap(({ exchanges }) => exchanges.flatMap((one) => read(one, bare(one.purpose), secretOf)));
}

const bare = (purpose: string): string => purpose.replace(/ request$/, '');

function parametersOf(exchange: ExchangeView, purpose: string, secretOf: SecretOf): readonly ComparedEntry[] {
  const { request, response, failure } = exchange;
  const sent = [...formValues(queryOf(request.url)), ...bodyValues(request.body ?? [])];
  const came = jsonValues(response?.body ?? []) ?? [];
  const answer = `${purpose} response`;
  return [
    ...sent.map((one) => masked(`${purpose} request`, one, secretOf)),
    ...(failure === undefined ? [] : [plain(answer, 'no answer', failure)]),
    // The values are compared one by one, decrypted.
    ...came.filter(({ name }) => name !== 'data').map((one) => masked(answer, one, secretOf)),
  ];
}

function bodyValues(body: MaskedText): readonly MaskedValue[] {
  return jsonValues(body) ?? formValues(body);
}

function headersOf(exchange: ExchangeView, purpose: string, secretOf: SecretOf): readonly ComparedEntry[] {
  const { request, response } = exchange;
  const lower = (headers: readonly MaskedValue[]) =>
    headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
  return [
    ...lower(request.headers).map((one) => masked(`${purpose} request`, one, secretOf)),
    ...(response === undefined ? [] : [plain(`${purpose} response`, 'status', `${response.status}`)]),
    ...lower(response?.headers ?? []).map((one) => masked(`${purpose} response`, one, secretOf)),
  ];
}

function claimsOf(view: FlowView, secretOf: SecretOf): readonly ComparedEntry[] {
  const token = view.steps.find(({ id }) => id === 'id-token')?.anatomy.find(({ kind }) => kind === 'jws');
  if (token === undefined) return [];
  return [
    ...segmentValues(token, 'header').map((one) => masked('ID token header', one, secretOf)),
    ...segmentValues(token, 'payload').map((one) => masked('ID token claims', one, secretOf)),
  ];
}

function segmentValues(token: AnatomyView, role: 'header' | 'payload'): readonly MaskedValue[] {
  const decoded = token.segments.find((segment) => segment.role === role)?.decoded ?? [];
  return jsonValues(decoded) ?? [{ name: 'not JSON', value: decoded }];
}

function stepsOf(view: FlowView): readonly ComparedEntry[] {
  return view.steps.map(({ id, status, error }) =>
    plain('Step', STEP_TEXTS[id].title, error === undefined ? status : `${status}: ${error.code}`),
  );
}

/** A run that was tampered with differs by that first of all. */
function tampersOf(view: FlowView): readonly ComparedEntry[] {
  const made = view.tampers.filter(({ status }) => status !== 'unchanged');
  if (made.length === 0) return [plain('Tampered with', 'on purpose', 'nothing')];
  return [
    plain('Tampered with', 'on purpose', made.map(({ title }) => title).join(', ')),
    ...made.map(({ title, status, by }) =>
      plain('Tampered with', title, by === undefined ? status : `${status} by the ${by}`),
    ),
  ];
}

function checksOf(view: FlowView): readonly ComparedEntry[] {
  return view.steps.flatMap((step) => {
    const { title } = STEP_TEXTS[step.id];
    return step.checks.map((check) => {
      const actual = check.actual === undefined ? '' : `: ${plainText(check.actual)}`;
      // What came differs from run to run even where the rule holds in both.
      return { where: title, name: check.rule, text: cut(`${check.status}${actual}`), whole: check.status };
    });
  });
}

function fieldsOf(view: FlowView, secretOf: SecretOf): readonly ComparedEntry[] {
  const { result } = view;
  if (result === undefined) return [];
  const { encryption } = result;
  return [
    plain('Userinfo', 'sub', result.sub),
    ...(encryption === undefined
      ? []
      : [
          plain('Encryption', 'key', encryption.key),
          plain('Encryption', 'fields', encryption.fields),
          plain('Encryption', 'block key', `${encryption.blockKeyBits} bits`),
        ]),
    ...result.rows.flatMap((row) => [
      entryOfValue(row, secretOf),
      plain('Reading', row.scope, [row.verdict, row.readAs, ...row.findings.map(({ id }) => id)].join(', ')),
    ]),
  ];
}

function entryOfValue(row: ResultRow, secretOf: SecretOf): ComparedEntry {
  const { scope, value, problem } = row;
  const entry = { where: 'Value', name: scope };
  if (value === undefined) return { ...entry, text: cut(problem ?? 'no value'), whole: problem ?? 'no value' };
  if (value.kind === 'shown')
    return { ...entry, text: cut(value.raw === '' ? 'empty' : value.raw), whole: `=${value.raw}` };
  const whole = secretOf(value.ref);
  return { ...entry, text: cut(value.masked), whole: whole === undefined ? undefined : `=${whole}` };
}

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
