import { z } from 'zod';
import { moment } from './common.js';
import { maskedText } from './masked-text.js';
import { connectionView, timingView } from './network.js';

const headerView = z.strictObject({ name: z.string(), value: maskedText });

/** One request and what came of it. Every secret in it is masked. */
export const exchangeView = z.strictObject({
  purpose: z.string(),
  startedAt: moment,
  request: z.strictObject({
    method: z.string(),
    url: maskedText,
    headers: z.array(headerView).readonly(),
    body: maskedText.optional(),
  }),
  response: z
    .strictObject({
      status: z.number(),
      statusText: z.string(),
      headers: z.array(headerView).readonly(),
      body: maskedText,
      bodyBytes: z.number(),
      truncated: z.boolean(),
    })
    .optional(),
  timing: timingView.optional(),
  connection: connectionView.optional(),
  failure: z.string().optional(),
  /** The request as a cURL command line, secrets as shell variables. */
  curl: z.string(),
});

export type ExchangeView = z.infer<typeof exchangeView>;
