import type { ChannelInput } from '../../../../shared/ipc/contract.js';
import type { ImportDone } from '../../../../shared/views/client.js';
import { perform } from '../../../bridge/actions.js';
import { clientsQuery, queryClient } from '../../../bridge/queries.js';
import { adoptClient, selectClient } from '../client-actions.js';
import { closeWhenDone } from './import-actions.js';
import { formOf } from './import-form.js';
import { withoutPreviews } from './import-queue.js';
import { changeQueue, importSession } from './import-session.js';
import { offerTrash } from './trash-offers.js';

/** Saves one preview and chooses its client. */
export async function importClient(input: ChannelInput<'client.import'>): Promise<void> {
  const done = await perform('import', 'client.import', input);
  if (done === undefined) return;
  finish(done, [input.previewId]);
}

/** Saves every preview that can be saved: those that nothing was said about at once, the others as they stand. */
export async function importAll(): Promise<void> {
  const { queue, edits } = importSession.get();
  const clients = queryClient.getQueryData(clientsQuery.queryKey) ?? [];
  const plain: string[] = [];
  for (const preview of queue.previews.filter(({ importable }) => importable)) {
    const form = formOf(preview, edits[preview.previewId] ?? {}, clients);
    if (form.missing !== undefined) continue;
    if (edits[preview.previewId] === undefined && preview.saved.length === 0) plain.push(preview.previewId);
    else await importClient(form.input);
  }
  if (plain.length === 0) return;
  const done = await perform('import', 'client.importAll', { previewIds: plain });
  if (done !== undefined) finish(done, plain);
}

/** Takes what was saved out of the queue, and says what could not be. */
function finish(done: ImportDone, previewIds: readonly string[]): void {
  offerTrash(done);
  adoptClient(...done.clients);
  const refused = new Set(done.refused.map(({ name }) => name));
  changeQueue((queue) => {
    const gone = queue.previews.filter(
      ({ previewId, suggested }) => previewIds.includes(previewId) && !refused.has(suggested.name),
    );
    const left = withoutPreviews(
      queue,
      gone.map(({ previewId }) => previewId),
    );
    return { ...left, saved: left.saved + done.clients.length, refused: [...left.refused, ...done.refused] };
  });
  const [first] = done.clients;
  if (first !== undefined) void selectClient(first.key);
  if (done.refused.length === 0) closeWhenDone();
}
