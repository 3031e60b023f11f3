import { tryOtherClients, wrappedKeyOf } from '../../../engine/clients/try-other-clients.js';
import type { ClientRepository } from '../../../engine/storage/client-repository.js';
import type { RunBook } from '../../runs/run-book.js';
import type { RevealGuard } from '../../secrets/reveal-guard.js';
import type { HandlersOf } from '../router.js';

/** Steps run on after the answer: what they find comes as `flow.changed`. */
export function flowHandlers(
  runs: RunBook,
  clients: Pick<ClientRepository, 'list' | 'secretsOf'>,
  guard: RevealGuard,
): HandlersOf<'flow'> {
  return {
    'flow.list': () => runs.list(),
    'flow.show': ({ runId }) => runs.show(runId ?? undefined) ?? null,
    'flow.close': ({ runId }) => runs.close(runId),
    'flow.current': () => runs.current() ?? null,
    'flow.create': (request) => runs.create(request),
    'flow.runStep': ({ runId, step }) => {
      runs.runStep(runId, step);
      return {};
    },
    'flow.arm': ({ runId, wish, confirmed }) => runs.arm(runId, wish, confirmed === true),
    'flow.disarm': ({ runId, id }) => runs.disarm(runId, id),
    'flow.runToEnd': ({ runId }) => {
      runs.runToEnd(runId);
      return {};
    },
    'flow.cancel': ({ runId }) => {
      runs.cancel(runId);
      return {};
    },
    'flow.reset': ({ runId }) => runs.reset(runId),
    'flow.openBrowser': async ({ runId }) => {
      await runs.openBrowser(runId);
      return {};
    },
    'flow.listenAgain': async ({ runId }) => {
      await runs.listenAgain(runId);
      return {};
    },
    'flow.pasteRedirect': ({ runId, url }) => {
      runs.pasteRedirect(runId, url);
      return {};
    },
    'flow.pageRefused': ({ runId, words }) => {
      runs.refusedAsSeen(runId, words);
      return {};
    },
    'flow.tryOtherClients': ({ runId }) => {
      const { compact, triedKey } = wrappedKeyOf(runs.withResults(runId).run);
      return tryOtherClients(compact, triedKey, clients);
    },
    'flow.reveal': ({ runId, ref }) => {
      const value = runs.reveal(runId, ref);
      // Before the window has it.
      guard.revealed();
      return { value };
    },
  };
}
