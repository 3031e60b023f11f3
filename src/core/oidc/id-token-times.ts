import { type Check, judge, type Rule, skip } from '../flow/check.js';
import { ruleOf } from '../flow/check-catalogue/rule-of.js';
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
/** An ID token comes with the exchange that it answers; older than this, in seconds, it was kept somewhere. */
const RECENT = 600;

type Claims = Readonly<Record<string, unknown>>;

/** `exp` is a NumericDate ahead of now; a duration in its place is named; OpenID Connect Core 3.1.3.7 (9). */
export function expCheck(claims: Claims, clock: TokenClock): Check {
  const rule = ruleOf('id-token', 'exp', { expected: `after ${formatTime(clock.now / 1000)}` });
  const exp = member(claims, 'exp');
  if (!isNumericDate(exp)) return notATime(rule, exp, typeof exp === 'number' && exp > clock.now / 1000);
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
  const rule = ruleOf('id-token', 'iat', { expected: 'tolerance 0 s' });
  const iat = member(claims, 'iat');
  if (!isNumericDate(iat)) return notATime(rule, iat, typeof iat === 'number');
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

/** `iat` is about now: the token answers this exchange; OpenID Connect Core 3.1.3.7 (10). */
export function iatRecentCheck(claims: Claims, clock: TokenClock): Check {
  const rule = ruleOf('id-token', 'iat-recent', { expected: `within ${formatSeconds(RECENT)}` });
  const iat = member(claims, 'iat');
  if (!isNumericDate(iat)) return skip({ ...rule, actual: 'iat is no time' });
  return judge(
    clock.now / 1000 - iat <= RECENT,
    { ...rule, actual: timeWithDistance(iat, clock) },
    {
      status: 'warned',
      causes: [...skewCauses(clock), 'The token was kept, and served again.', 'It is looked at long after its login.'],
      remedy: 'Start again from PKCE, and compare. Set this machine’s clock by NTP.',
      sdkAccepts: true,
    },
  );
}

/** `exp` is after `iat`; RFC 7519 4.1.4. */
export function lifetimeCheck(claims: Claims): Check {
  const rule = ruleOf('id-token', 'lifetime', { expected: 'a lifetime above 0 s' });
  const [iat, exp] = [member(claims, 'iat'), member(claims, 'exp')];
  if (!isNumericDate(iat) || !isNumericDate(exp) || exp < MIN_PLAUSIBLE_DATE) {
    return skip({ ...rule, actual: 'iat or exp is no time' });
  }
  const actual = exp < iat ? `exp is ${formatSeconds(iat - exp)} before iat` : formatSeconds(exp - iat);
  return judge(
    exp > iat,
    { ...rule, actual },
    {
      status: 'warned',
      causes: ['The provider mixes two clocks, or two time zones.'],
      remedy: 'Report it to the provider. Until then its exp says nothing.',
      sdkAccepts: true,
    },
  );
}

/** `auth_time`, where present, is a NumericDate that has passed; OpenID Connect Core 3.1.3.7 (13). */
export function authTimeCheck(claims: Claims, clock: TokenClock): Check {
  const rule = ruleOf('id-token', 'auth-time', { expected: `at or before ${formatTime(clock.now / 1000)}` });
  const authTime = member(claims, 'auth_time');
  if (authTime === undefined) return skip({ ...rule, actual: 'absent; no max_age was asked for' });
  const time = isNumericDate(authTime);
  const actual = time ? timeWithDistance(authTime, clock) : JSON.stringify(authTime).slice(0, 80);
  return judge(
    time && authTime <= clock.now / 1000,
    { ...rule, actual },
    {
      status: 'warned',
      causes: [...skewCauses(clock), 'The provider writes times as text or in milliseconds.'],
      remedy: 'Do not decide by it how fresh the login is.',
      sdkAccepts: true,
    },
  );
}

/** `nbf`, where present, is a NumericDate that has passed; RFC 7519 4.1.5. */
export function nbfCheck(claims: Claims, clock: TokenClock): Check {
  const rule = ruleOf('id-token', 'nbf', { expected: `at or before ${formatTime(clock.now / 1000)}` });
  const nbf = member(claims, 'nbf');
  if (nbf === undefined) return skip({ ...rule, actual: 'absent' });
  if (!isNumericDate(nbf)) return notATime(rule, nbf, typeof nbf === 'number' && nbf < 0);
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
  const rule = ruleOf('id-token', 'clock', { expected: 'within 5 s' });
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

/** The SDK wants a number and no more, so that a date no calendar has passes there. */
function notATime(rule: Rule, value: unknown, sdkAccepts: boolean): Check {
  const actual = value === undefined ? 'absent' : JSON.stringify(value).slice(0, 80);
  return judge(
    false,
    { ...rule, expected: 'a NumericDate: seconds since 1970', actual },
    {
      causes: ['The provider writes times as text, in milliseconds, or not at all.'],
      remedy: 'Write a JSON number of seconds since 1970-01-01T00:00:00Z.',
      sdkAccepts,
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
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return seconds < 172_800 ? `${Math.round(seconds / 360) / 10} h` : `${Math.round(seconds / 86_400)} days`;
}
