import { createPublicKey } from 'node:crypto';
import { ConsoleError } from '../errors.js';
import { createRedactor, type Secret } from '../export/redact.js';
import { MIN_SECRET_LENGTH } from '../export/secret-forms.js';
import { isJsonObject } from '../json.js';
import type { RunArtifacts, ShownClient, ShownRequest } from './run.js';
import { fromSavedJson, toSavedJson } from './saved-run-json.js';
import { MAX_FIELDS, savedPartsSchema, savedRunSchema } from './saved-run-schema.js';
import type { FlowState } from './state.js';

/** The version of the form. A reader refuses a later one; what is added to a version must be optional. */
export const SAVED_RUN_VERSION = 1;

/** A run to look at: what happened, what was asked for, and what the steps made. */
export interface RunRecord {
  readonly state: FlowState;
  readonly request: ShownRequest;
  readonly artifacts: RunArtifacts;
}

/** A run as it is kept: plain JSON, with tokens and values, without the secrets in `withheld`. */
export interface SavedRun {
  readonly version: typeof SAVED_RUN_VERSION;
  readonly request: unknown;
  readonly state: unknown;
  readonly artifacts: unknown;
  /** What stands in the place of each secret that was left out: random text, as long as the form it stood in. */
  readonly withheld: readonly Secret[];
}

/**
 * A run as it is kept.
 *
 * @param run with its secrets
 * @param withheld the secrets that must not be kept, in whatever form they stand
 * @param randomText that many random characters of `A-Z a-z 0-9`
 * @throws ConsoleError `run-not-keepable` where a secret is too short to be found in what was sent, `run-too-many-values`
 */
export function saveRun(run: RunRecord, withheld: readonly Secret[], randomText: (length: number) => string): SavedRun {
  if (withheld.some(({ value }) => value.length < MIN_SECRET_LENGTH)) throw notKeepable();
  if ((run.artifacts.fields?.length ?? 0) > MAX_FIELDS) throw tooManyValues();
  const redactor = createRedactor(withheld);
  const standIns = new Map<string, Secret>();
  const standIn = (ref: string, label: string, length: number): string => {
    const name = `${ref}\n${length}`;
    const known = standIns.get(name) ?? { ref, label, value: randomText(length) };
    standIns.set(name, known);
    return known.value;
  };
  // A token stands in several places of a run, and most texts are one of a few words.
  const rewritten = new Map<string, string>();
  const rewrite = (text: string): string => {
    if (text.length < MIN_SECRET_LENGTH) return text;
    const known = rewritten.get(text);
    if (known !== undefined) return known;
    const made = redactor
      .mask(text)
      .map((part) => (typeof part === 'string' ? part : standIn(part.ref, part.label, part.length)))
      .join('');
    rewritten.set(text, made);
    return made;
  };
  // The client is spelled out: no member that is added to it is kept unless it is named here.
  const { clientId, name, allowedScopes, redirectUris } = run.request.client;
  const publicKeyPem = publicKeyOf(run.request.client);
  const request = { ...run.request, client: { clientId, name, allowedScopes, redirectUris, publicKeyPem } };
  return {
    version: SAVED_RUN_VERSION,
    request: toSavedJson(request, rewrite),
    state: toSavedJson(run.state, rewrite),
    artifacts: toSavedJson(run.artifacts, rewrite),
    withheld: [...standIns.values()],
  };
}

/**
 * The run that {@link saveRun} was given, with stand-ins for the secrets that were left out.
 *
 * @param saved JSON from a file, of whatever origin
 * @throws ConsoleError `saved-run-newer`, `saved-run-damaged`
 */
export function restoreRun(saved: unknown): RunRecord {
  if (isJsonObject(saved) && typeof saved.version === 'number' && saved.version > SAVED_RUN_VERSION) throw newer();
  const outer = savedRunSchema.safeParse(saved);
  if (!outer.success) throw damaged();
  const { request, state, artifacts, withheld } = outer.data;
  const parts = savedPartsSchema.safeParse(fromSavedJson({ request, state, artifacts }));
  if (!parts.success) throw damaged();
  // The schema holds every member that is read to its type; the types name some that it leaves to their readers.
  const run = parts.data as unknown as RunRecord;
  return { ...run, request: { ...run.request, client: { ...run.request.client, withheld } } };
}

/** The public half of the client's key, which is all that an export is encrypted to. */
function publicKeyOf({ privateKey, publicKeyPem }: ShownClient): string | undefined {
  if (privateKey === undefined) return publicKeyPem;
  return createPublicKey(privateKey.pkcs8Pem).export({ type: 'spki', format: 'pem' }).toString();
}

function notKeepable(): ConsoleError {
  return new ConsoleError(
    'storage',
    'run-not-keepable',
    `A secret of the client has fewer than ${MIN_SECRET_LENGTH} characters, so it cannot be told from the text around it and left out.`,
    { hint: 'The run is not kept. Correct the client’s secret.' },
  );
}

function tooManyValues(): ConsoleError {
  return new ConsoleError('storage', 'run-too-many-values', `The run has more than ${MAX_FIELDS} values.`, {
    hint: 'It is not kept: reading it again would hold the console up.',
  });
}

function newer(): ConsoleError {
  return new ConsoleError('storage', 'saved-run-newer', 'The run was kept by a newer version of the console.', {
    hint: 'Open it with that version.',
  });
}

function damaged(): ConsoleError {
  return new ConsoleError(
    'storage',
    'saved-run-damaged',
    'Expected a kept run; parts of it are missing or of another type.',
    {
      hint: 'It was altered, or is no run of the console.',
    },
  );
}
