import { z } from 'zod';

/** An input without members. */
export const nothing = z.strictObject({});
/** The answer of what has nothing to say. */
export const done = z.strictObject({});
/** One line of the wire, in characters of UTF-16. */
export const text = z.string().max(16_384);
/** What names a client, a run, a preview and the like within the console. */
export const key = z.string().min(1).max(128);
/** One run. */
export const run = z.strictObject({ runId: key });
/** What the user calls a client. */
export const clientName = z.string().trim().min(1).max(200);
/** What the user notes. */
export const notes = z.string().max(10_000);
/** Where a file was written. */
export const exportedFile = z.strictObject({ path: z.string() });
