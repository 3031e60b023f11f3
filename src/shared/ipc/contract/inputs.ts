import { z } from 'zod';
import { MAX_NAME, MAX_NOTES, MAX_TEXT } from '../../limits.js';

/** An input without members. */
export const nothing = z.strictObject({});
/** The answer of what has nothing to say. */
export const done = z.strictObject({});
/** One line of the wire, in characters of UTF-16. */
export const text = z.string().max(MAX_TEXT);
/** What names a client, a run, a preview and the like within the console. */
export const key = z.string().min(1).max(128);
/** One run. */
export const run = z.strictObject({ runId: key });
/** What the user calls a client. */
export const clientName = z.string().trim().min(1).max(MAX_NAME);
/** What the user notes. */
export const notes = z.string().max(MAX_NOTES);
/** Where a file was written. */
export const exportedFile = z.strictObject({ path: z.string() });
