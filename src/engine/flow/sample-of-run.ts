import { crossCheckValues } from '../../core/catalogue/cross-checks.js';
import { ConsoleError } from '../../core/errors.js';
import {
  buildSamplePayload,
  type SamplePayload,
  type SamplePrivacy,
  sampleFileName,
} from '../../core/export/sample-payload.js';
import { describeVariant } from '../../core/jose/variant.js';
import { runRedactor } from './flow-view.js';
import { redactStrings } from './redact-strings.js';
import { keysAndTokens, type RunParts, runSecrets } from './run-secrets.js';

/** A sample payload ready to be written: its file name, and its JSON. */
export interface SampleFile {
  readonly fileName: string;
  readonly json: string;
}

/**
 * The sample payload of a run whose fields were decrypted.
 *
 * @throws ConsoleError `nothing-to-export` before that
 */
export function sampleOfRun(parts: RunParts, privacy: SamplePrivacy, consoleVersion: string): SampleFile {
  const { request, artifacts, state } = parts;
  const { fields, sub, provider, blockKey } = artifacts;
  if (fields === undefined || sub === undefined) throw nothingToExport();
  const at = state.steps.find((step) => step.id === 'userinfo')?.startedAt ?? Date.now();
  const values = new Map(fields.flatMap((field) => (field.ok ? [[field.scope, field.value] as const] : [])));
  const encrypted = fields.find((field) => field.alg !== undefined && field.enc !== undefined);
  const source = {
    sub,
    fields: fields.map((field) => ({
      scope: field.scope,
      ...(field.ok ? { value: field.value } : { problem: field.error.message }),
    })),
    requestedScopes: request.scopes,
    clientId: request.client.clientId,
    environment: request.environment.kind === 'custom' ? request.environment.origin : request.environment.kind,
    issuer: provider?.issuer ?? `${request.environment.origin}/v2`,
    privacy,
    at,
    consoleVersion,
    variant:
      blockKey !== undefined && encrypted?.alg !== undefined && encrypted.enc !== undefined
        ? describeVariant(blockKey.alg, blockKey.enc, encrypted.alg, encrypted.enc)
        : undefined,
    crossFindings: crossCheckValues(values, at),
  };
  const payload = buildSamplePayload(source);
  const written = privacy === 'masked' ? withoutSecrets(payload, parts) : payload;
  return { fileName: sampleFileName(source), json: `${JSON.stringify(written, null, 2)}\n` };
}

/** Names that came from the wire, and messages that quote it, may hold what the values no longer do. */
function withoutSecrets(payload: SamplePayload, parts: RunParts): SamplePayload {
  const secrets = runSecrets(parts);
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
