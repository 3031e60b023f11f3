import { z } from 'zod';
import { flowView, openRuns } from '../../views/flow.js';
import { otherClients } from '../../views/other-clients.js';
import { runOptions } from '../../views/run-options.js';
import { stepId } from '../../views/step-id.js';
import { tamperWish } from '../../views/tamper.js';
import { done, key, nothing, run, text } from './inputs.js';

/** Channels of runs. */
export const flowChannels = {
  /** The runs that are open, each a tab. */
  'flow.list': { input: nothing, output: openRuns },
  /** The run that is shown; null where none is. */
  'flow.current': { input: nothing, output: flowView.nullable() },
  /** Shows a run; null shows none, so that a new one can be chosen. */
  'flow.show': { input: z.strictObject({ runId: key.nullable() }), output: flowView.nullable() },
  /** Stops a run and forgets it, secrets and all; the one beside it is shown where it was shown. */
  'flow.close': { input: run, output: openRuns },
  'flow.create': {
    input: runOptions.extend({ clientKey: key }),
    output: flowView,
  },
  'flow.runStep': { input: z.strictObject({ runId: key, step: stepId.optional() }), output: done },
  /** Has something changed when the run comes to it; against production only once the user has confirmed that. */
  'flow.arm': {
    input: z.strictObject({ runId: key, wish: tamperWish, confirmed: z.literal(true).optional() }),
    output: flowView,
  },
  /** Takes that back; without an id, all of it. */
  'flow.disarm': { input: z.strictObject({ runId: key, id: z.string().max(512).optional() }), output: flowView },
  'flow.runToEnd': { input: run, output: done },
  'flow.cancel': { input: run, output: done },
  'flow.reset': { input: run, output: flowView },
  'flow.openBrowser': { input: run, output: done },
  'flow.listenAgain': { input: run, output: done },
  'flow.pasteRedirect': { input: z.strictObject({ runId: key, url: z.string().min(1).max(65_536) }), output: done },
  /** Whether another saved client's key opens the block key that this run's cannot. */
  'flow.tryOtherClients': { input: run, output: otherClients },
  /** Ends the wait by the user's word that the provider shows an error page, with what of its words the user has. */
  'flow.pageRefused': { input: z.strictObject({ runId: key, words: text }), output: done },
  'flow.reveal': { input: z.strictObject({ runId: key, ref: key }), output: z.strictObject({ value: z.string() }) },
} as const;
