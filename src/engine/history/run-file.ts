import { z } from 'zod';
import { findScope } from '../../core/catalogue/catalogue.js';
import { maskForSample } from '../../core/catalogue/mask-sample.js';
import { ConsoleError } from '../../core/errors.js';
import { createRedactor } from '../../core/export/redact.js';
import type { RunRecord } from '../../core/flow/saved-run.js';
import { looseToken } from '../../core/flow/tamper/forged-token.js';
import { type JsonSize, jsonSize } from '../../core/json/json-size.js';
import { readJson } from '../../core/json/read-json.js';
import { isJsonObject } from '../../core/json.js';
import type { FlowView } from '../../shared/views/flow.js';
import type { ResultRow } from '../../shared/views/result.js';
import { flowViewOf } from '../flow/flow-view.js';
import { redactStrings } from '../flow/redact-strings.js';
import { runSecrets } from '../flow/run-secrets.js';
import { contentOfRun, type KeptContent, type KeptRun, type KeptSummary, readKeptRun, viewOfKept } from './kept-run.js';

/** `sanitised`: no token, code, key or value of a person; `received`: all but the client's secret and private key. */
export type RunPrivacy = 'sanitised' | 'received';

const FORMAT = 'sgid-console-run-file';
const VERSION = 1;

const NOTES: Readonly<Record<RunPrivacy, string>> = {
  sanitised: 'Sanitised: tokens, codes, keys, the subject and the values of a person are taken out.',
  received: 'CONTAINS REAL VALUES: tokens, codes, keys and decrypted personal data, in clear. Treat it as such.',
};

/**
 * What a run may hold to be a file: more than the largest that the console makes, whose userinfo response fills what a
 * response may have. In JSON values, and characters of all texts. Such a file is read within seconds.
 */
const MOST = { values: 400_000, characters: 160_000_000 };
/** What its view may hold, which goes to the window. */
const MOST_SHOWN = { values: 600_000, characters: 48_000_000 };
/**
 * Characters of one text: twice the longest response. Of a longer one, a list of its parts may take more memory at once
 * than a thread can be refused: the engine then ends the whole process.
 */
const MAX_TEXT = 16 * 1_048_576;
/** Characters of what stands for secrets that were left out: each is looked for whole in all the rest, in many forms. */
const MOST_WITHHELD = 256_000;
/** Names, values and punctuators of a file, before it is parsed: several for each value that a run may hold. */
const MAX_TOKENS = 4_000_000;
/** Bytes of a file. */
export const MAX_RUN_FILE = 256 * 1_048_576;

const withheld = z.looseObject({ saved: z.looseObject({ withheld: z.array(z.unknown()) }) });

const runFile = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  privacy: z.enum(['sanitised', 'received']),
  clientId: z.string(),
  run: z.unknown(),
});

/**
 * A kept run as a file that says first what is in it.
 *
 * @throws ConsoleError `run-was-sanitised` where real values are asked for that the run does not have; `run-file-too-large`
 * where it holds more than could be read again
 */
export function writeRunFile(
  kept: KeptRun,
  summary: Pick<KeptSummary, 'clientId' | 'startedAt'>,
  privacy: RunPrivacy,
  consoleVersion: string,
): { readonly fileName: string; readonly json: string } {
  const run = privacy === 'received' ? wholeContent(kept) : ({ kind: 'view', view: sanitisedView(kept) } as const);
  if (holdsTooMuch(run)) throw tooLargeToWrite();
  const document = {
    format: FORMAT,
    version: VERSION,
    privacy,
    note: NOTES[privacy],
    console: consoleVersion,
    clientId: summary.clientId,
    run,
  };
  const day = new Date(summary.startedAt).toISOString().slice(0, 16).replace(':', '');
  const mark = privacy === 'received' ? '-REAL-VALUES' : '';
  const json = `${JSON.stringify(document, null, 1)}\n`;
  // A character takes up to three bytes.
  if (json.length > MAX_RUN_FILE / 3 && Buffer.byteLength(json) > MAX_RUN_FILE) throw tooLargeToWrite();
  return { fileName: `sgid-run-${day}${mark}.json`, json };
}

/**
 * A run from a file, checked so that it can be drawn.
 *
 * @throws ConsoleError `run-file-not-json`, `run-file-foreign`, `run-file-newer`, `run-file-too-much`,
 * `saved-run-newer`, `saved-run-damaged`
 */
export function readRunFile(text: string): {
  readonly content: KeptContent;
  readonly kept: KeptRun;
  readonly view: FlowView;
  readonly privacy: RunPrivacy;
  readonly clientId: string;
} {
  const reading = readJson(text.replace(/^\uFEFF/, ''), undefined, MAX_TOKENS);
  if (!reading.ok && reading.tooMuch) throw tooMuch();
  if (!reading.ok) throw refusal('run-file-not-json', 'Expected the file of a run; this is not JSON.');
  const version = z.looseObject({ format: z.literal(FORMAT), version: z.number() }).safeParse(reading.value);
  if (version.success && version.data.version > VERSION) {
    throw refusal(
      'run-file-newer',
      'The file was written by a newer version of the console.',
      'Open it with that version.',
    );
  }
  const file = runFile.safeParse(reading.value);
  if (!file.success) throw refusal('run-file-foreign', 'Expected the file of a run that the console exported.');
  if (holdsTooMuch(file.data.run)) throw tooMuch();
  const kept = readKeptRun(file.data.run);
  const view = viewOfKept(kept);
  if (exceeds(view, MOST_SHOWN)) throw tooMuch();
  const { clientId } = file.data;
  if (kept.kind === 'view') return { content: { kind: 'view', view }, kept, view, privacy: 'sanitised', clientId };
  // Saved anew, so that a secret of a client that someone put into the file is not kept either.
  return { content: contentOfRun(kept.run, kept.context), kept, view, privacy: 'received', clientId };
}

/** Whether a run has more than is read from a file: a hostile one could take minutes, and all memory. */
function holdsTooMuch(run: unknown): boolean {
  const left = withheld.safeParse(run).data?.saved.withheld;
  return exceeds(run, MOST) || exceeds(left, { ...MOST, characters: MOST_WITHHELD });
}

function exceeds(value: unknown, most: Omit<JsonSize, 'longest'>): boolean {
  const { values, characters, longest } = jsonSize(value, most);
  return values > most.values || characters > most.characters || longest > MAX_TEXT;
}

function tooMuch(): ConsoleError {
  return refusal('run-file-too-much', 'Expected the file of a run; it holds more than any run of the console does.');
}

function tooLargeToWrite(): ConsoleError {
  return new ConsoleError(
    'config',
    'run-file-too-large',
    'The run holds more than a file could be read again with. Nothing was written.',
    { hint: 'It can be read in the history that keeps it. Export its values or its requests instead.' },
  );
}

function wholeContent(kept: KeptRun): KeptContent {
  if (kept.kind === 'run') return contentOfRun(kept.run, kept.context);
  throw refusal(
    'run-was-sanitised',
    'The run was sanitised when it was exported; it holds no real values.',
    'Export it sanitised.',
  );
}

/** The view, less what the window may show without being asked: the subject, and what is left of a masked value. */
function sanitisedView(kept: KeptRun): FlowView {
  if (kept.kind === 'view') return kept.view;
  const view = flowViewOf(kept.run, kept.context);
  const { result } = view;
  const values = new Map(runSecrets(kept.run).map(({ ref, value }) => [ref, value]));
  const rows = result?.rows.map((row) => sampled(row, values));
  const redactor = createRedactor(subjectsOf(kept.run).map((value) => ({ ref: 'sub', label: 'sub', value })));
  return redactStrings(
    { ...view, result: result === undefined || rows === undefined ? undefined : { ...result, rows } },
    (text) => redactor.redact(text),
    undefined,
    false,
  );
}

/** Every subject that a run saw, also in an answer or a token that was then refused. */
function subjectsOf({ artifacts, state }: RunRecord): readonly string[] {
  const bodies = state.steps.flatMap(({ exchanges }) => exchanges.flatMap(({ response }) => membersOf(response?.body)));
  const tokens = [artifacts.idToken, ...bodies.map(({ id_token: token }) => token)];
  const claims = tokens.flatMap((token) => {
    const loose = looseToken(token);
    return loose === undefined ? [] : [loose.claims];
  });
  const known = [
    artifacts.sub,
    artifacts.userInfoResponse?.sub,
    ...[...bodies, ...claims].map((members) => members.sub),
  ];
  return [...new Set(known.filter((sub) => typeof sub === 'string'))];
}

function membersOf(body = ''): readonly Readonly<Record<string, unknown>>[] {
  const reading = readJson(body);
  return reading.ok && isJsonObject(reading.value) ? [reading.value] : [];
}

function sampled(row: ResultRow, values: ReadonlyMap<string, string>): ResultRow {
  const { value } = row;
  if (value?.kind !== 'masked') return row;
  const masked = maskForSample(findScope(row.scope), values.get(value.ref) ?? '');
  return { ...row, value: { ...value, masked } };
}

function refusal(code: string, message: string, hint = 'Choose a file that the console exported.'): ConsoleError {
  return new ConsoleError('config', code, message, { hint });
}
