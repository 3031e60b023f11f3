import { type Check, judge, type Rule, skip } from '../flow/check.js';
import { member } from '../json.js';

/** The clock that an ID token's times are held to. Verdicts use no tolerance, as the official SDK. */
export interface TokenClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How far this machine is ahead of the provider's `Date`, in milliseconds; undefined where not known. */
  readonly skewMs?: number | undefined;
}

/** Later than the year 9999: no honest NumericDate, in seconds since the epoch. */
const MAX_NUMERIC_DATE = 253_402_300_799;
/** Before September 2001: a number this small is a duration that was put where a time belongs. */
const MIN_PLAUSIBLE_DATE = 1_000_000_000;
/** An `iat` this many seconds ahead is a clock that is slightly off, not a forgery. */
const SLIGHTLY_AHEAD = 60;

type Claims = Readonly<Record<string, unknown>>;

/** `exp` is a NumericDate ahead of now; a duration in its place is named; OpenID Connect Core 3.1.3.7 (9). */
export function expCheck(claims: Claims, clock: TokenClock): Check {
  const rule = {
    id: 'exp',
    rule: 'exp is ahead',
    expected: `after ${formatTime(clock.now / 1000)}`,
    spec: 'OIDC 3.1.3.7 (9)',
  };
  const exp = member(claims, 'exp');
  if (!isNumericDate(exp)) return notATime(rule, exp);
  if (exp < MIN_PLAUSIBLE_DATE) {
    return judge(
      false,
      { ...rule, actual: `${exp}: a duration, not a time` },
      {
        causes: ['The provider took exp for the seconds until the token expires, as sgID’s documentation words it.'],
        remedy: 'exp is a NumericDate: seconds since 1970 at which the token expires.',
      },
    );
  }
  return judge(
    clock.now / 1000 < exp,
    { ...rule, actual: timeWithDistance(exp, clock) },
    {
      causes: [...skewCauses(clock), 'The token is old: it was stored, or answered after a long wait.'],
      remedy: 'Start again from PKCE. Keep the machine’s clock right by NTP.',
    },
  );
}

/** `iat` is a NumericDate that is not in the future; OpenID Connect Core 3.1.3.7 (10). */
export function iatCheck(claims: Claims, clock: TokenClock): Check {
  const rule = { id: 'iat', rule: 'iat is not in the future', expected: 'tolerance 0 s', spec: 'OIDC 3.1.3.7 (10)' };
  const iat = member(claims, 'iat');
  if (!isNumericDate(iat)) return notATime(rule, iat);
  const aheadBy = iat - clock.now / 1000;
  return judge(
    aheadBy <= 0,
    { ...rule, actual: timeWithDistance(iat, clock) },
    {
      status: aheadBy <= SLIGHTLY_AHEAD ? 'warned' : 'failed',
      causes: [...skewCauses(clock), 'The provider’s clock is ahead.'],
      remedy: 'Set this machine’s clock by NTP. Libraries that check iat without tolerance refuse this token.',
      sdkAccepts: true,
    },
  );
}

/** `nbf`, where present, is a NumericDate that has passed; RFC 7519 4.1.5. */
export function nbfCheck(claims: Claims, clock: TokenClock): Check {
  const rule = {
    id: 'nbf',
    rule: 'nbf, where present, has passed',
    expected: `at or before ${formatTime(clock.now / 1000)}`,
    spec: 'RFC 7519 4.1.5',
  };
  const nbf = member(claims, 'nbf');
  if (nbf === undefined) return skip({ ...rule, actual: 'absent' });
  if (!isNumericDate(nbf)) return notATime(rule, nbf);
  return judge(
    nbf <= clock.now / 1000,
    { ...rule, actual: timeWithDistance(nbf, clock) },
    {
      causes: [...skewCauses(clock), 'The token is not meant to be used yet.'],
      remedy: 'Set this machine’s clock by NTP and run this step again.',
    },
  );
}

/** This machine's clock agrees with the provider's `Date` header, which counts whole seconds; RFC 9110 6.6.1. */
export function clockCheck(clock: TokenClock): Check {
  const rule = {
    id: 'clock',
    rule: 'this machine’s clock agrees with the provider’s',
    expected: 'within 5 s',
    spec: 'RFC 9110 6.6.1',
  };
  if (clock.skewMs === undefined) return skip({ ...rule, actual: 'the provider sent no Date' });
  return judge(
    Math.abs(clock.skewMs) <= 5000,
    { ...rule, actual: describeSkew(clock.skewMs) },
    {
      status: 'warned',
      causes: ['This machine does not keep its clock by NTP, or the provider does not.'],
      remedy: 'Set the clock by NTP: exp, iat and nbf are held to it without tolerance.',
      sdkAccepts: true,
    },
  );
}

function isNumericDate(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_NUMERIC_DATE;
}

function notATime(rule: Rule, value: unknown): Check {
  const actual = value === undefined ? 'absent' : JSON.stringify(value).slice(0, 80);
  return judge(
    false,
    { ...rule, expected: 'a NumericDate: seconds since 1970', actual },
    {
      causes: ['The provider writes times as text, in milliseconds, or not at all.'],
      remedy: 'Write a JSON number of seconds since 1970-01-01T00:00:00Z.',
    },
  );
}

function skewCauses(clock: TokenClock): string[] {
  const { skewMs } = clock;
  return skewMs === undefined || Math.abs(skewMs) <= 1500
    ? []
    : [`This machine’s clock: it is ${describeSkew(skewMs)}.`];
}

function describeSkew(skewMs: number): string {
  const seconds = Math.abs(skewMs) / 1000;
  if (seconds < 1.5) return 'within a second of the provider’s';
  return `${formatSeconds(seconds)} ${skewMs > 0 ? 'ahead of' : 'behind'} the provider’s`;
}

function timeWithDistance(seconds: number, clock: TokenClock): string {
  const distance = seconds - clock.now / 1000;
  return `${formatTime(seconds)} (${formatSeconds(Math.abs(distance))} ${distance >= 0 ? 'ahead' : 'ago'})`;
}

function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return seconds < 172_800 ? `${Math.round(seconds / 360) / 10} h` : `${Math.round(seconds / 86_400)} days`;
}
