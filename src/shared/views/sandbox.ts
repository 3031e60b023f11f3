import { z } from 'zod';
import { errorView, severity } from './common.js';
import { encryptionVariant, keyEncryption } from './encryption.js';
import { exchangeView } from './exchange.js';

const personaView = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** What makes this persona worth choosing, in one line. */
  note: z.string(),
  /** The user's own; the others are built in. */
  own: z.boolean(),
});

/** One request the sandbox answered. */
const sandboxRequestView = z.strictObject({
  id: z.number(),
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  durationMs: z.number(),
  clientId: z.string().optional(),
  endpoint: z.enum(['discovery', 'jwks', 'authorize', 'consent', 'token', 'userinfo', 'other']),
  /** What it did, in words: `code issued to LIM`, `refused: code was used before`. */
  note: z.string(),
  /** What was wrong with the request, where it was refused. */
  problem: z.string().optional(),
  /** Ids of the faults that touched it. */
  faults: z.array(z.string()).readonly(),
  /** The login it belongs to, counted since the start. */
  login: z.number().optional(),
});

/** What is wrong with a login that an app made; it quotes no value. */
export const loginFindingView = z.strictObject({
  id: z.string(),
  severity,
  /** The latest request that shows it. */
  request: z.number(),
  login: z.number().optional(),
  reason: z.string(),
  clause: z.string(),
  fix: z.string(),
  /** How many requests show it. */
  times: z.number(),
});

const faultView = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  /** Whether it can be armed for one client alone. */
  perClient: z.boolean(),
});

/** A fault that is armed, for one request or until it is switched off. */
const armedFaultView = z.strictObject({
  fault: z.string(),
  once: z.boolean(),
  /** The one client whose requests it touches, by its `client_id`; absent for those of all. */
  clientId: z.string().optional(),
});

/** What is opened for containers besides loopback; what is left out stays closed. */
export const sandboxOpening = z.strictObject({
  /** IP address to listen on. */
  address: z.string().max(45).optional(),
  /** Values of `Host` that are answered besides the origin's own. */
  allowedHosts: z.array(z.string().min(1).max(260)).max(20),
  /** The one that browser and backend both use; the issuer is made from it. */
  origin: z.string().max(300).optional(),
});

/** The sandbox as it is now. */
export const sandboxView = z.strictObject({
  running: z.boolean(),
  origin: z.string().optional(),
  issuer: z.string().optional(),
  port: z.number().optional(),
  /** The usual port, where it could not be listened on and gave way to `port`. */
  gaveWay: z.strictObject({ port: z.number(), why: z.enum(['taken', 'not-allowed']) }).optional(),
  /** While it is open beyond loopback, and what that means, in words. */
  opened: sandboxOpening.extend({ warnings: z.array(z.string()).readonly() }).optional(),
  /** What was opened the last time. */
  lastOpening: sandboxOpening.optional(),
  persona: z.string(),
  personas: z.array(personaView).readonly(),
  /** Whether every login is answered at once, without a page. */
  autoApprove: z.boolean(),
  armed: z.array(armedFaultView).readonly(),
  faults: z.array(faultView).readonly(),
  variant: encryptionVariant,
  /** Where the block key is not encrypted as the variant has it. */
  keyEncryption: keyEncryption.optional(),
  /** The provider that it takes after, and what of it the sandbox has no way to do. */
  takesAfter: z
    .strictObject({ environment: z.string(), observed: z.string(), left: z.array(z.string()).readonly() })
    .optional(),
  /** Ids of the keys in the JWKS, the signing one's first; none while it is stopped. */
  signingKeys: z.array(z.string()).readonly(),
  /** The saved clients that log in here, and why one cannot. */
  clients: z.array(z.strictObject({ key: z.string(), problem: z.string().optional() })).readonly(),
  /** The latest requests, oldest first. */
  requests: z.array(sandboxRequestView).readonly(),
  /** What is wrong with the logins that are held, the gravest first. */
  findings: z.array(loginFindingView).readonly(),
  failure: errorView.optional(),
});

/** One request of the log in full; every secret is masked. */
export const sandboxRequestDetail = z.strictObject({
  request: sandboxRequestView,
  exchange: exchangeView,
  /** What is wrong with it as part of a login. */
  findings: z.array(loginFindingView.omit({ times: true })).readonly(),
});

export type SandboxRequestDetail = z.infer<typeof sandboxRequestDetail>;
export type SandboxOpening = z.infer<typeof sandboxOpening>;
export type SandboxView = z.infer<typeof sandboxView>;
export type SandboxRequestView = z.infer<typeof sandboxRequestView>;
