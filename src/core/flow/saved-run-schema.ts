import { z } from 'zod';
import { STEP_IDS } from './step-ids.js';

/*
 * What a kept run must hold to be drawn. Members that other versions add are let through, so that a run is read as it
 * was written; those that are listed are held to their types, for a file may come from anywhere.
 */
const text = z.string();
/** More than any run has; each value in them is looked for in all the others, which takes time. */
const MAX_EXCHANGES = 32;
export const MAX_FIELDS = 2_000;
const verdict = z.enum(['passed', 'warned', 'failed', 'skipped']);
const headers = z.array(z.tuple([text, text]));
/** Milliseconds since the epoch, of which a date can be made. */
const moment = z.number().min(-8.6e15).max(8.6e15);
const error = z.looseObject({
  code: text,
  kind: text,
  message: text,
  hint: text.optional(),
  spec: text.optional(),
  causes: z.array(text).optional(),
});

const check = z.looseObject({
  id: text,
  status: verdict,
  rule: text,
  expected: text.optional(),
  actual: text.optional(),
  spec: text.optional(),
  causes: z.array(text).optional(),
  remedy: text.optional(),
  settings: z.array(z.object({ library: text, setting: text })).optional(),
  sdkAccepts: z.boolean().optional(),
});

const exchange = z.looseObject({
  purpose: text,
  startedAt: moment,
  request: z.looseObject({ method: text, url: text, headers, body: text.optional() }),
  response: z
    .looseObject({
      status: z.number(),
      statusText: text,
      headers,
      body: text,
      bodyBytes: z.number(),
      truncated: z.boolean(),
    })
    .optional(),
  timing: z.looseObject({ firstByteMs: z.number().optional(), totalMs: z.number() }).optional(),
  failure: text.optional(),
});

const member = z.looseObject({
  name: text,
  value: text,
  start: z.number(),
  end: z.number(),
  meaning: text.optional(),
  spec: text.optional(),
  time: z.number().optional(),
});

const segment = z.looseObject({
  role: text,
  text,
  bytes: z.number(),
  decoded: text.optional(),
  note: text,
  members: z.array(member).optional(),
});

const anatomy = z.looseObject({
  title: text,
  kind: z.enum(['jws', 'jwe']),
  compact: text,
  segments: z.array(segment),
  contentKey: z.looseObject({ bytes: z.number(), shared: z.boolean() }).optional(),
  scope: text.optional(),
  verdict: z.enum(['passed', 'failed']).optional(),
  verdictText: text.optional(),
});

const step = z.looseObject({
  id: z.enum(STEP_IDS),
  status: z.enum(['pending', 'running', 'waiting', 'passed', 'warned', 'failed', 'skipped']),
  startedAt: moment.optional(),
  durationMs: z.number().optional(),
  summary: text.optional(),
  checks: z.array(check),
  exchanges: z.array(exchange).max(MAX_EXCHANGES),
  facts: z.array(z.looseObject({ label: text, value: text, prose: z.boolean().optional() })),
  anatomy: z.array(anatomy),
  error: error.optional(),
});

const state = z.looseObject({
  runId: text,
  status: z.enum(['idle', 'running', 'waiting', 'failed', 'cancelled', 'finished']),
  steps: z.array(step).max(STEP_IDS.length),
});

const request = z.looseObject({
  environment: z.looseObject({ kind: z.enum(['production', 'staging', 'sandbox', 'custom']), origin: text }),
  client: z.looseObject({
    clientId: text,
    name: text,
    allowedScopes: z.array(text).optional(),
    redirectUris: z.array(text),
    publicKeyPem: text.optional(),
  }),
  scopes: z.array(text),
  redirectUri: text,
  tokenRequest: z.enum(['form', 'json']),
  clientAuthentication: z.enum(['post', 'basic']),
  redirectTimeoutMs: z.number(),
});

const bytes = z.instanceof(Uint8Array);
const finding = z.looseObject({
  id: text,
  severity: z.enum(['error', 'warning', 'info']),
  message: text,
  hint: text.optional(),
});

const fieldParts = { scope: text, alg: text.optional(), enc: text.optional(), anatomy: anatomy.optional() };

const artifacts = z.looseObject({
  provider: z
    .looseObject({
      issuer: text,
      authorizationEndpoint: text,
      tokenEndpoint: text,
      userInfoEndpoint: text,
      jwksUri: text,
      promisesIssuer: z.boolean().optional(),
    })
    .optional(),
  pkce: z.looseObject({ codeVerifier: text, codeChallenge: text }).optional(),
  state: text.optional(),
  nonce: text.optional(),
  authorizationUrl: text.optional(),
  code: text.optional(),
  accessToken: text.optional(),
  idToken: text.optional(),
  refreshToken: text.optional(),
  clockSkewMs: z.number().optional(),
  spent: z.looseObject({ state: z.boolean(), code: z.boolean() }).optional(),
  jwks: z.looseObject({ keys: z.array(z.unknown()) }).optional(),
  sub: text.optional(),
  userInfoResponse: z.looseObject({ sub: text, key: text.optional(), data: z.array(z.tuple([text, text])) }).optional(),
  blockKey: z
    .looseObject({
      key: bytes,
      jwk: z.record(z.string(), z.unknown()),
      alg: text,
      enc: text,
      kty: text,
      bits: z.number(),
      findings: z.array(finding),
      anatomy,
    })
    .optional(),
  fields: z
    .array(
      z.discriminatedUnion('ok', [
        z.looseObject({ ...fieldParts, ok: z.literal(true), value: text }),
        z.looseObject({ ...fieldParts, ok: z.literal(false), error }),
      ]),
    )
    .max(MAX_FIELDS)
    .optional(),
});

/** A secret has one for each length of the forms in which it stood. Each takes time to look for. */
const MAX_STAND_INS = 1000;

/** A kept run before its members are read: which version wrote it, and what stands for the secrets left out. */
export const savedRunSchema = z.looseObject({
  version: z.literal(1),
  request: z.unknown(),
  state: z.unknown(),
  artifacts: z.unknown(),
  withheld: z.array(z.strictObject({ ref: text, label: text, value: text.max(131_072) })).max(MAX_STAND_INS),
});

/** The members of a kept run, once their bytes are bytes again. */
export const savedPartsSchema = z.object({ request, state, artifacts });
