import type { QueryKey } from '@tanstack/react-query';
import type { Channel, ChannelInput } from '../../shared/ipc/contract.js';
import { type Area, perform } from './actions.js';
import { put } from './queries.js';

/**
 * Has main change something, and shows it as main says it then is. False where that failed, or where the user cancelled
 * a dialog.
 *
 * @param query of what the channel answers with
 */
export async function change<C extends Channel>(
  area: Area,
  channel: C,
  input: ChannelInput<C>,
  query: { readonly queryKey: QueryKey },
): Promise<boolean> {
  const view = (await perform(area, channel, input)) ?? undefined;
  if (view !== undefined) put(query.queryKey, view);
  return view !== undefined;
}
