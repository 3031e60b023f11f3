import { z } from 'zod';
import { TIMEOUT_MS } from '../limits.js';
import { errorView, moment } from './common.js';

const milliseconds = z.number().nonnegative();

/** What one request cost; a phase that was not gone through, or is not known, is left out. */
export const timingView = z.strictObject({
  routeMs: milliseconds.optional(),
  dnsMs: milliseconds.optional(),
  connectMs: milliseconds.optional(),
  tunnelMs: milliseconds.optional(),
  tlsMs: milliseconds.optional(),
  sendMs: milliseconds.optional(),
  waitMs: milliseconds.optional(),
  bodyMs: milliseconds.optional(),
  firstByteMs: milliseconds.optional(),
  totalMs: milliseconds,
});

/** What one request went over. */
export const connectionView = z.strictObject({
  proxy: z.string().optional(),
  proxyTls: z.boolean().optional(),
  proxySignIn: z.boolean().optional(),
  address: z.string().optional(),
  tls: z
    .strictObject({
      protocol: z.string(),
      cipher: z.string(),
      subject: z.string(),
      issuer: z.string(),
      validTo: moment,
      fingerprint: z.string(),
    })
    .optional(),
});

const certificateView = z.strictObject({
  fingerprint: z.string(),
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.number(),
  validTo: z.number(),
  fileName: z.string(),
});

/** In milliseconds: long enough to wait for, short enough to notice. */
const timeout = z.number().int().min(TIMEOUT_MS.min).max(TIMEOUT_MS.max);

/** How requests get out. */
export const networkView = z.strictObject({
  proxy: z.enum(['system', 'own', 'none']),
  /** The proxy that the user named, without its password. */
  own: z
    .strictObject({
      address: z.string(),
      user: z.string(),
      /** `missing` where it wants one that the keychain does not have, `locked` where it cannot be asked. */
      password: z.enum(['none', 'saved', 'missing', 'locked']),
    })
    .optional(),
  certificates: z.array(certificateView).readonly(),
  connectTimeoutMs: timeout,
  timeoutMs: timeout,
});

/** What the user changes of it at once. */
export const networkChange = z.strictObject({
  proxy: z.enum(['system', 'own', 'none']),
  own: z
    .strictObject({
      address: z.string().max(2048),
      user: z.string().max(256),
      /** Left out to keep the one that is saved for this proxy and user. */
      password: z.string().max(1024).optional(),
    })
    .optional(),
  connectTimeoutMs: timeout,
  timeoutMs: timeout,
});

/** What fetching a discovery document came to, and what it went through. */
export const networkTest = z.strictObject({
  url: z.string(),
  timing: timingView,
  connection: connectionView.optional(),
  answer: z
    .strictObject({
      status: z.number(),
      contentType: z.string(),
      /** Whether it is the discovery document of this provider. */
      discovery: z.enum(['matches', 'names-another-issuer', 'not-discovery']),
      serverDate: z.number().optional(),
    })
    .optional(),
  error: errorView.optional(),
});

export type TimingView = z.infer<typeof timingView>;
export type ConnectionView = z.infer<typeof connectionView>;
export type NetworkView = z.infer<typeof networkView>;
export type NetworkChange = z.infer<typeof networkChange>;
export type NetworkTest = z.infer<typeof networkTest>;
