import { z } from 'zod';
import { anatomyView, explainedMember } from './anatomy.js';
import { checkView } from './check.js';
import { errorView, findingView } from './common.js';
import { exchangeView } from './exchange.js';
import { resultRow } from './result.js';
import { fact } from './step.js';

/** A part of something taken apart, under a heading of its own. */
const section = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('facts'), title: z.string(), facts: z.array(fact).readonly() }),
  z.strictObject({ type: z.literal('members'), title: z.string(), members: z.array(explainedMember).readonly() }),
  z.strictObject({ type: z.literal('checks'), title: z.string(), checks: z.array(checkView).readonly() }),
  z.strictObject({ type: z.literal('findings'), title: z.string(), findings: z.array(findingView).readonly() }),
  z.strictObject({ type: z.literal('token'), anatomy: anatomyView }),
]);

const inspectedKind = z.enum([
  'jws',
  'jwe',
  'userinfo',
  'token-response',
  'error-response',
  'discovery',
  'jwks',
  'authorization-url',
  'redirected-url',
  'credentials',
  'private-key',
  'public-key',
  'certificate',
  'encrypted-file',
  'har',
  'unknown',
]);

/** What a saved client can do with what is inspected. */
const clientUse = z.enum(['verify', 'decrypt', 'compare']);

/** One request of a HAR, to be opened. The query is left out: it may hold a code. */
const inspectedEntry = z.strictObject({
  index: z.number(),
  method: z.string(),
  address: z.string(),
  status: z.number().optional(),
  /** What its address or its body is, where that is something of a login. */
  holds: inspectedKind.optional(),
});

/** Something that was pasted or dropped, taken apart. What is secret in it stays in main, to be revealed piece by piece. */
export const inspectionView = z.strictObject({
  inspectionId: z.string(),
  /** The file's name, or what else it came from. */
  source: z.string(),
  kind: inspectedKind,
  /** How it is known to be that; of what is unknown, what was expected. */
  reason: z.string(),
  characters: z.number(),
  sections: z.array(section).readonly(),
  entries: z.array(inspectedEntry).readonly().optional(),
  /** Requests of a HAR that are not listed. */
  omitted: z.number().optional(),
  /** The request of a HAR that this is. */
  exchange: exchangeView.optional(),
  clientUse: clientUse.optional(),
  /** The saved client that was used. */
  clientKey: z.string().optional(),
  /** Decrypted values. */
  rows: z.array(resultRow).readonly().optional(),
  /** Why the client could not verify or decrypt it. */
  failure: errorView.optional(),
});

export type SectionView = z.infer<typeof section>;
export type InspectedKind = z.infer<typeof inspectedKind>;
export type InspectedEntry = z.infer<typeof inspectedEntry>;
export type InspectionView = z.infer<typeof inspectionView>;
