import type { RunArtifacts } from '../flow/run.js';
import type { RunRecord } from '../flow/saved-run.js';
import type { StepState } from '../flow/state.js';
import type { StepId } from '../flow/step-ids.js';
import { parseCompactJwe, parseCompactJws } from '../jose/compact.js';
import { describeVariant } from '../jose/variant.js';
import { isJsonObject } from '../json.js';
import { headerValue } from '../trace/http.js';
import { type AnswerForm, answerForm, kindOf, lastAnswer, nameOf, namesOf, objectIn } from './profile-words.js';

/** The names that the format goes by in a file. A reader refuses a later version. */
export const PROFILE_FORMAT = 'sgid-provider-profile';
export const PROFILE_VERSION = 1;

/** A JOSE header as it was seen: algorithms, and which members it had. */
interface HeaderForm {
  readonly alg: string;
  readonly enc?: string | undefined;
  readonly members: readonly string[];
}

/**
 * What a provider was seen to do in one run, where its documentation leaves it open: forms, names, algorithms and numbers,
 * never a value of anybody. `docs/provider-profile.md` describes each member.
 */
export interface ObservedProfile {
  readonly format: typeof PROFILE_FORMAT;
  readonly version: typeof PROFILE_VERSION;
  /** The day, `2026-11-25`. */
  readonly observed: string;
  readonly environment: string;
  readonly discovery?: AnswerForm | undefined;
  readonly jwks?: (AnswerForm & { readonly keys: readonly (readonly string[])[] }) | undefined;
  readonly authorization?:
    | {
        /** The names of the parameters of the redirect, in their order. */
        readonly responseParameters: readonly string[];
        readonly iss: boolean;
        readonly error?: string | undefined;
      }
    | undefined;
  readonly token?:
    | (AnswerForm & {
        readonly requestBody: 'form' | 'json';
        readonly clientAuthentication: 'post' | 'basic';
        /** Whether that way of authentication got tokens. */
        readonly accepted: boolean;
        readonly tokenType?: string | undefined;
        readonly expiresInKind?: string | undefined;
        readonly expiresInSeconds?: number | undefined;
      })
    | undefined;
  readonly idToken?:
    | {
        readonly header: HeaderForm;
        readonly kid: boolean;
        readonly claims: readonly string[];
        readonly audKind: string;
        readonly lifetimeSeconds?: number | undefined;
      }
    | undefined;
  readonly userinfo?: AnswerForm | undefined;
  readonly encryption?:
    | {
        readonly key?: HeaderForm | undefined;
        /** Each form of a field's header that was seen, once. */
        readonly fields: readonly HeaderForm[];
        readonly blockKeyBits?: number | undefined;
        readonly blockKeyMembers?: readonly string[] | undefined;
        readonly variant?: 'A' | 'B' | 'C' | 'D' | undefined;
      }
    | undefined;
}

/** What a run saw of its provider; undefined where no answer of it came. */
export function observeProfile(run: RunRecord): ObservedProfile | undefined {
  const { state, artifacts, request } = run;
  const step = (id: StepId): StepState | undefined => state.steps.find((one) => one.id === id);
  const discovery = formOf(step('discovery'));
  const token = tokenForm(run, step('token'));
  const authorization = authorizationForm(step('redirect'));
  const userinfo = formOf(step('userinfo'));
  if ([discovery, token, authorization, userinfo].every((form) => form === undefined)) return undefined;
  const at = state.steps.find(({ startedAt }) => startedAt !== undefined)?.startedAt ?? 0;
  return {
    format: PROFILE_FORMAT,
    version: PROFILE_VERSION,
    observed: new Date(at).toISOString().slice(0, 10),
    environment: request.environment.kind,
    discovery,
    jwks: jwksForm(step('id-token'), artifacts),
    authorization,
    token,
    idToken: idTokenForm(artifacts),
    userinfo,
    encryption: encryptionForm(artifacts),
  };
}

function formOf(step: StepState | undefined): AnswerForm | undefined {
  const response = lastAnswer(step?.exchanges ?? [])?.response;
  return response === undefined ? undefined : answerForm(response);
}

function jwksForm(step: StepState | undefined, { jwks }: RunArtifacts): ObservedProfile['jwks'] {
  const form = formOf(step);
  return form === undefined ? undefined : { ...form, keys: (jwks?.keys ?? []).slice(0, 10).map(namesOf) };
}

function authorizationForm(step: StepState | undefined): ObservedProfile['authorization'] {
  const { facts = [] } = step ?? {};
  if (facts.length === 0) return undefined;
  const error = facts.find(({ label }) => label === 'error')?.value;
  return {
    responseParameters: facts.map(({ label }) => nameOf(label)),
    iss: facts.some(({ label }) => label === 'iss'),
    error: error === undefined ? undefined : nameOf(error),
  };
}

function tokenForm({ artifacts }: RunRecord, step: StepState | undefined): ObservedProfile['token'] {
  const exchange = lastAnswer(step?.exchanges ?? []);
  const response = exchange?.response;
  if (exchange === undefined || response === undefined) return undefined;
  const body = objectIn(response.body);
  const expires = body?.expires_in;
  const sent = exchange.request;
  return {
    ...answerForm(response),
    // As it went out, which may not be as it was chosen.
    requestBody: objectIn(sent.body) === undefined ? 'form' : 'json',
    clientAuthentication: /^basic /i.test(headerValue(sent.headers, 'authorization') ?? '') ? 'basic' : 'post',
    accepted: response.status === 200 && artifacts.accessToken !== undefined,
    tokenType: body?.token_type === undefined ? undefined : nameOf(body.token_type),
    expiresInKind: expires === undefined ? undefined : kindOf(expires),
    expiresInSeconds: secondsIn(expires),
  };
}

function idTokenForm({ idToken }: RunArtifacts): ObservedProfile['idToken'] {
  if (idToken === undefined) return undefined;
  try {
    const { protectedHeader, payload } = parseCompactJws(idToken);
    const claims = objectIn(payload.toString('utf8')) ?? {};
    const { exp, iat } = claims;
    return {
      header: headerForm(protectedHeader),
      kid: Object.hasOwn(protectedHeader, 'kid'),
      claims: namesOf(claims),
      audKind: kindOf(claims.aud),
      lifetimeSeconds: typeof exp === 'number' && typeof iat === 'number' ? secondsIn(exp - iat) : undefined,
    };
  } catch {
    return undefined;
  }
}

function encryptionForm({ userInfoResponse, blockKey, fields = [] }: RunArtifacts): ObservedProfile['encryption'] {
  if (userInfoResponse === undefined) return undefined;
  const { key, data } = userInfoResponse;
  const seen = new Map<string, HeaderForm>();
  for (const [, jwe] of data) {
    const form = jweForm(jwe);
    if (form !== undefined) seen.set(JSON.stringify(form), form);
  }
  const field = fields.find(({ alg, enc }) => alg !== undefined && enc !== undefined);
  return {
    key: key === undefined ? undefined : jweForm(key),
    fields: [...seen.values()].slice(0, 10),
    blockKeyBits: blockKey?.bits,
    blockKeyMembers: blockKey === undefined ? undefined : namesOf(blockKey.jwk),
    variant:
      blockKey === undefined || field?.alg === undefined || field.enc === undefined
        ? undefined
        : describeVariant(blockKey.alg, blockKey.enc, field.alg, field.enc),
  };
}

function jweForm(compact: string): HeaderForm | undefined {
  try {
    return headerForm(parseCompactJwe(compact).protectedHeader);
  } catch {
    return undefined;
  }
}

function headerForm(header: unknown): HeaderForm {
  const { alg, enc } = isJsonObject(header) ? header : {};
  return { alg: nameOf(alg), enc: enc === undefined ? undefined : nameOf(enc), members: namesOf(header) };
}

/** A number of seconds that is plausible as one: anything else might be an identifier. */
function secondsIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 100_000_000 ? value : undefined;
}
