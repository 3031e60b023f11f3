import { askPresenceAgain } from '../../bridge/presence.js';
import { appQuery, queryClient } from '../../bridge/queries.js';

/** Asks again whether secrets can be kept, and read for each client on screen. */
export async function lookAgain(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: appQuery.queryKey }), askPresenceAgain()]);
}
