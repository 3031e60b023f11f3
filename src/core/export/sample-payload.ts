import { findScope } from '../catalogue/catalogue.js';
import { crossCheckValues } from '../catalogue/cross-checks.js';
import { maskForSample } from '../catalogue/mask-sample.js';
import { readUnknownValue, readValue } from '../catalogue/parse.js';
import { isShownUnmasked } from '../catalogue/shown-unmasked.js';
import type { Finding } from '../catalogue/types.js';
import { parsedForm } from './parsed-form.js';
import { DEFAULT_SEED, type SamplePrivacy } from './privacy.js';
import { withSafeNames } from './safe-names.js';
import { aboutSample, MASKED_SUB, type SampleAbout, type SampleRun } from './sample-about.js';
import { syntheticSub, syntheticValues } from './synthetic/person.js';
import { isMadeUp } from './synthetic/value.js';

/** One member of userinfo's `data`: its decrypted string, or why there is none. */
export interface SampleField {
  readonly scope: string;
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
}

/** What a sample payload is built from. */
export interface SampleSource {
  readonly sub: string;
  readonly fields: readonly SampleField[];
  readonly requestedScopes: readonly string[];
  readonly clientId: string;
  /** The environment's kind or origin. */
  readonly environment: string;
  readonly issuer: string;
  readonly privacy: SamplePrivacy;
  /** What synthetic values grow from; of no effect on the other privacy levels. */
  readonly seed?: string | undefined;
  /** When the data was received, in milliseconds since the epoch. */
  readonly at: number;
  readonly consoleVersion: string;
  /** Which run it was; undefined for what came from elsewhere. */
  readonly run?: SampleRun | undefined;
  /** Which of the sandbox's people it is, where no run asked for the data. */
  readonly persona?: string | undefined;
  /** What was changed on purpose in the run; undefined where nothing was. */
  readonly tamperedWith?: readonly string[] | undefined;
  /** The encryption variant that was seen, as `docs` name them: A, B, C or D. */
  readonly variant?: string | undefined;
}

/** How one field was read. */
export interface SampleFieldReport {
  readonly scope: string;
  readonly label?: string | undefined;
  readonly status: 'decrypted' | 'failed' | 'missing';
  readonly masked: boolean;
  /** The value is made up. */
  readonly synthetic?: boolean | undefined;
  readonly readAs?: string | undefined;
  /** The value in JSON's own types; left out where the value is masked. */
  readonly parsed?: unknown;
  readonly problem?: string | undefined;
  readonly findings: readonly Finding[];
}

/** A sample payload: `sub` and `data` are what the official TypeScript SDK's `userinfo` returns. */
export interface SamplePayload {
  readonly _about: SampleAbout;
  readonly sub: string;
  readonly data: Readonly<Record<string, string>>;
  readonly _fields: readonly SampleFieldReport[];
}

/**
 * Builds the sample payload of one run, from which every format is written.
 *
 * `masked` replaces what is identifying or personal, and anything that could not be recognised, by stand-ins;
 * `synthetic` by made-up values that read alike. Plain values of low sensitivity, `NA` and its like are kept. `received`
 * keeps every value, and says so.
 */
export function buildSamplePayload(given: SampleSource): SamplePayload {
  const source = given.privacy === 'received' ? given : withSafeNames(given);
  const received = new Map(source.fields.flatMap(({ scope, value }) => (value === undefined ? [] : [[scope, value]])));
  const shown = shownValues(source, received);
  const found = crossCheckValues(source.privacy === 'masked' ? received : shown, source.at);
  const data = Object.create(null) as Record<string, string>;
  for (const [scope, value] of shown) data[scope] = value;
  const reports = source.fields.map(({ scope, problem }) => {
    const [raw, value] = [received.get(scope), shown.get(scope)];
    if (raw === undefined || value === undefined) return failedReport(scope, problem);
    const across = found.filter((one) => one.scope === scope).map(({ finding }) => finding);
    return decryptedReport(scope, raw, value, source.privacy, across);
  });
  const fields = [...reports, ...missingFields(source)];
  return { _about: aboutSample(source, fields), sub: shownSub(source), data, _fields: fields };
}

function shownValues(source: SampleSource, received: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  switch (source.privacy) {
    case 'received':
      return received;
    case 'synthetic':
      return syntheticValues(received, source.at, source.seed ?? DEFAULT_SEED);
    case 'masked':
      return new Map([...received].map(([scope, value]) => [scope, maskForSample(findScope(scope), value)]));
  }
}

function shownSub({ sub, privacy, seed = DEFAULT_SEED }: SampleSource): string {
  if (privacy === 'masked') return MASKED_SUB;
  return privacy === 'synthetic' ? syntheticSub(sub, seed) : sub;
}

function failedReport(scope: string, problem: string | undefined): SampleFieldReport {
  return { scope, label: findScope(scope)?.label, status: 'failed', masked: false, problem, findings: [] };
}

/** A masked value is reported as the real one read, a made-up one as it reads itself, which is alike. */
function decryptedReport(
  scope: string,
  raw: string,
  value: string,
  privacy: SamplePrivacy,
  across: readonly Finding[],
): SampleFieldReport {
  const definition = findScope(scope);
  const masked = privacy === 'masked' && !isShownUnmasked(definition, raw);
  const text = masked ? raw : value;
  const read = definition === undefined ? readUnknownValue(text) : readValue(definition, text);
  return {
    scope,
    label: definition?.label,
    status: 'decrypted',
    masked,
    // Not by whether it differs: a word may be the real one by chance, and must not be told from the others.
    synthetic: privacy === 'synthetic' && isMadeUp(definition, raw) ? true : undefined,
    readAs: read.readAs,
    parsed: masked ? undefined : parsedForm(read.parsed),
    findings: [...read.findings, ...across],
  };
}

/** Scopes that were asked for and did not come; `openid` has no member in `data`. */
function missingFields(source: SampleSource): readonly SampleFieldReport[] {
  const came = new Set(source.fields.map(({ scope }) => scope));
  return source.requestedScopes
    .filter((scope) => scope !== 'openid' && !came.has(scope))
    .map((scope) => ({ scope, label: findScope(scope)?.label, status: 'missing', masked: false, findings: [] }));
}
