import { createPublicKey, type KeyObject } from 'node:crypto';
import { readPublicKey } from '../../core/credentials/public-key.js';
import { ConsoleError } from '../../core/errors.js';
import type { ExportedFiles } from '../../core/export/exported-files.js';
import type { ExportFormatId } from '../../core/export/formats.js';
import type { SamplePrivacy } from '../../core/export/privacy.js';
import type { Secret } from '../../core/export/redact.js';
import { type SampleRun, timestamp } from '../../core/export/sample-about.js';
import { buildSamplePayload, type SamplePayload, type SampleSource } from '../../core/export/sample-payload.js';
import { type ExportSample, writeExport } from '../../core/export/write-export.js';
import type { ShownClient } from '../../core/flow/run.js';
import type { FlowState } from '../../core/flow/state.js';
import { quietTamperTitle, tamperTitle } from '../../core/flow/tamper/tamper.js';
import type { DecryptedField, UnwrappedBlockKey } from '../../core/jose/userinfo-decryption.js';
import { describeVariant } from '../../core/jose/variant.js';
import { type FlowViewContext, runRedactor } from './flow-view.js';
import { redactStrings } from './redact-strings.js';
import { keysAndTokens, type RunParts, runSecrets } from './run-secrets.js';
import { tamperedWith } from './tamper-view.js';

/** RFC 7518 4.3. */
const MIN_MODULUS_BITS = 2048;

/** How a sample is to be written. */
export interface SampleOptions {
  readonly privacy: SamplePrivacy;
  /** What synthetic values grow from. */
  readonly seed?: string | undefined;
  readonly consoleVersion: string;
}

/**
 * Writes the samples of runs whose fields were decrypted, in one of the export formats.
 *
 * @throws ConsoleError `nothing-to-export` before that, `export-one-only`
 */
export function exportRuns(
  runs: readonly RunParts[],
  format: ExportFormatId,
  options: SampleOptions,
): Promise<ExportedFiles> {
  return writeExport(
    format,
    runs.map((parts) => sampleOfRun(parts, options)),
  );
}

/**
 * The sample of a run whose fields were decrypted.
 *
 * @param context what the app knows of the run; undefined on the command line
 * @throws ConsoleError `nothing-to-export` before that
 */
export function sampleOfRun(parts: RunParts, options: SampleOptions, context?: SampleContext): ExportSample {
  const { request, artifacts, state } = parts;
  const { fields, sub, provider, blockKey, userInfoResponse } = artifacts;
  if (fields === undefined || sub === undefined) throw nothingToExport();
  const { environment, client } = request;
  const variant = variantOf(blockKey, fields);
  const source: SampleSource = {
    ...options,
    sub,
    fields: fields.map(sampleField),
    requestedScopes: request.scopes,
    clientId: client.clientId,
    environment: environment.kind === 'custom' ? environment.origin : environment.kind,
    issuer: provider?.issuer ?? `${environment.origin}/v2`,
    at: state.steps.find((step) => step.id === 'userinfo')?.startedAt ?? Date.now(),
    variant,
    run: runOf(state, context),
    tamperedWith: tamperedWith(state, options.privacy === 'received' ? tamperTitle : quietTamperTitle),
  };
  return {
    payload: payloadOf(source, runSecrets(parts)),
    variant: variant ?? 'C',
    recipient: publicKeyOf(client),
    received:
      userInfoResponse === undefined
        ? undefined
        : { key: userInfoResponse.key, data: Object.fromEntries(userInfoResponse.data) },
  };
}

/** What tells the run from others, for whoever reads the file. */
export type SampleContext = Pick<FlowViewContext, 'number' | 'startedAt' | 'kept'>;

function runOf(state: FlowState, context: SampleContext | undefined): SampleRun {
  const first = state.steps.find(({ startedAt }) => startedAt !== undefined)?.startedAt;
  return {
    id: state.runId,
    number: context?.number,
    startedAt: timestamp(context?.startedAt ?? first ?? Date.now()),
    keptAt: context?.kept === undefined ? undefined : timestamp(context.kept.keptAt),
  };
}

/** Of a run that was kept, the public key is all that was kept with it; from a file it may be anything. */
function publicKeyOf({ privateKey, publicKeyPem }: ShownClient): KeyObject | undefined {
  if (privateKey !== undefined) return createPublicKey(privateKey.pkcs8Pem);
  return publicKeyPem === undefined ? undefined : publicKeyIn(publicKeyPem);
}

/** A key that keeps nothing secret is none: too short, or with an exponent that leaves the text as it is. */
function publicKeyIn(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(readPublicKey(pem).key.spkiPem);
    const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
    return modulusLength >= MIN_MODULUS_BITS && publicExponent >= 3n ? key : undefined;
  } catch {
    return undefined;
  }
}

/** A payload in which, but for data as received, no secret is left in names and messages either. */
export function payloadOf(source: SampleSource, secrets: readonly Secret[]): SamplePayload {
  const payload = buildSamplePayload(source);
  return source.privacy === 'received' ? payload : withoutSecrets(payload, secrets);
}

/** One decrypted field, or why it is not. */
export function sampleField(field: DecryptedField): SampleSource['fields'][number] {
  return { scope: field.scope, ...(field.ok ? { value: field.value } : { problem: field.error.message }) };
}

/** The encryption variant that was seen; undefined where it is none of the known ones. */
export function variantOf(blockKey: UnwrappedBlockKey | undefined, fields: readonly DecryptedField[]) {
  const encrypted = fields.find((field) => field.alg !== undefined && field.enc !== undefined);
  if (blockKey === undefined || encrypted?.alg === undefined || encrypted.enc === undefined) return undefined;
  return describeVariant(blockKey.alg, blockKey.enc, encrypted.alg, encrypted.enc);
}

/** Names that came from the wire, and messages that quote it, may hold what the values no longer do. */
function withoutSecrets(payload: SamplePayload, secrets: readonly Secret[]): SamplePayload {
  const all = runRedactor(secrets);
  const reports = payload._fields.map((field) =>
    field.problem === undefined ? field : { ...field, problem: all.redact(field.problem) },
  );
  const own = runRedactor(keysAndTokens(secrets));
  return redactStrings(
    { ...payload, _fields: reports },
    (text) => own.redact(text),
    (member) => member === 'data',
  );
}

function nothingToExport(): ConsoleError {
  return new ConsoleError(
    'config',
    'nothing-to-export',
    'Expected a run whose fields were decrypted; this one has none.',
    {
      hint: 'Run the flow to the end first.',
    },
  );
}
