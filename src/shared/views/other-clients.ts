import { z } from 'zod';

/** What came of trying other saved clients on what one client’s key cannot open. Of those that failed nothing more is said. */
export const otherClients = z.strictObject({
  /** The clients whose key opens it. */
  opened: z.array(z.strictObject({ key: z.string(), name: z.string() })).readonly(),
  /** How many were tried. */
  tried: z.number(),
  /** Names of those whose key could not be read, so that nothing is known of them. */
  unread: z.array(z.string()).readonly(),
});

export type OtherClients = z.infer<typeof otherClients>;
