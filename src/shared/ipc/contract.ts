import { z } from 'zod';
import { appView, settingsView, theme } from '../views/app.js';
import { clientView, importPreview } from '../views/client.js';
import { environmentView } from '../views/common.js';
import { approval, flowView, stepId } from '../views/flow.js';
import { sandboxView } from '../views/sandbox.js';

const nothing = z.strictObject({});
const done = z.strictObject({});
const text = z.string().max(16_384);
const key = z.string().min(1).max(128);
const run = z.strictObject({ runId: key });
const scopeList = z.array(z.string().min(1).max(256)).max(200).readonly();

/**
 * Every channel from the window to main: one strict object in, one value out.
 *
 * The router parses both with these schemas, the bridge is typed from them, and nothing else crosses.
 */
export const contract = {
  'app.describe': { input: nothing, output: appView },
  'app.readSettings': { input: nothing, output: settingsView },
  'app.chooseTheme': { input: z.strictObject({ theme }), output: settingsView },
  'app.openLink': { input: z.strictObject({ url: z.string().max(2048) }), output: done },

  'clipboard.copyText': { input: z.strictObject({ text: z.string().max(4_194_304) }), output: done },
  /** Copies without showing; the clipboard is cleared after 60 s if it still holds it. */
  'clipboard.copySecret': { input: z.strictObject({ runId: key, ref: key }), output: done },

  'client.list': { input: nothing, output: z.array(clientView).readonly() },
  'client.select': { input: z.strictObject({ key }), output: settingsView },
  /** Opens a file dialog; null where it was cancelled. */
  'client.previewFromDialog': { input: nothing, output: importPreview.nullable() },
  'client.previewFromFile': { input: z.strictObject({ path: z.string().min(1).max(4096) }), output: importPreview },
  /** Main reads the clipboard itself, so that a pasted secret never passes through the window. */
  'client.previewFromClipboard': { input: nothing, output: importPreview },
  'client.discardPreview': { input: z.strictObject({ previewId: key }), output: done },
  'client.import': {
    input: z.strictObject({
      previewId: key,
      name: z.string().trim().min(1).max(200),
      environment: environmentView,
      redirectUri: text.min(1),
    }),
    output: clientView,
  },
  'client.chooseForRun': {
    input: z.strictObject({ key, scopes: scopeList.optional(), redirectUri: text.min(1).optional() }),
    output: clientView,
  },
  'client.remove': { input: z.strictObject({ key }), output: done },

  'flow.current': { input: nothing, output: flowView.nullable() },
  'flow.create': {
    input: z.strictObject({
      clientKey: key,
      approval,
      tokenRequest: z.enum(['form', 'json']),
      clientAuthentication: z.enum(['post', 'basic']),
    }),
    output: flowView,
  },
  'flow.runStep': { input: z.strictObject({ runId: key, step: stepId.optional() }), output: done },
  'flow.runToEnd': { input: run, output: done },
  'flow.cancel': { input: run, output: done },
  'flow.reset': { input: run, output: flowView },
  'flow.openBrowser': { input: run, output: done },
  'flow.listenAgain': { input: run, output: done },
  'flow.pasteRedirect': { input: z.strictObject({ runId: key, url: z.string().min(1).max(65_536) }), output: done },
  'flow.reveal': { input: z.strictObject({ runId: key, ref: key }), output: z.strictObject({ value: z.string() }) },

  /** Asks for a file name, then writes; null where it was cancelled. `received` must have been confirmed by the user. */
  'export.sample': {
    input: z.discriminatedUnion('privacy', [
      z.strictObject({ runId: key, privacy: z.literal('masked') }),
      z.strictObject({ runId: key, privacy: z.literal('received'), confirmed: z.literal(true) }),
    ]),
    output: z.strictObject({ path: z.string() }).nullable(),
  },
  'export.preview': {
    input: z.strictObject({ runId: key }),
    output: z.strictObject({ fileName: z.string(), json: z.string() }),
  },
  'export.showInFolder': { input: nothing, output: done },

  'sandbox.describe': { input: nothing, output: sandboxView },
  'sandbox.start': {
    input: z.strictObject({ port: z.number().int().min(0).max(65_535).optional() }),
    output: sandboxView,
  },
  'sandbox.stop': { input: nothing, output: sandboxView },
  'sandbox.choosePersona': { input: z.strictObject({ persona: key }), output: sandboxView },
  'sandbox.armFault': { input: z.strictObject({ fault: key, armed: z.boolean() }), output: sandboxView },
  'sandbox.chooseVariant': { input: z.strictObject({ variant: z.enum(['A', 'B', 'C', 'D']) }), output: sandboxView },
  /** Starts the sandbox, makes its demo client where there is none, and runs the whole flow with it. */
  'sandbox.runDemo': { input: z.strictObject({ approval }), output: flowView },
} as const;

type Contract = typeof contract;
export type Channel = keyof Contract;
export type ChannelInput<C extends Channel> = z.input<Contract[C]['input']>;
export type ChannelOutput<C extends Channel> = z.output<Contract[C]['output']>;

/** A command of the application menu or a global key, for the window to carry out. */
const appCommand = z.enum([
  'open-palette',
  'run-step',
  'run-to-end',
  'import',
  'export',
  'find',
  'open-settings',
  'show-keys',
  'screen-1',
  'screen-2',
  'screen-3',
  'screen-4',
  'screen-5',
  'screen-6',
]);

/** Every event from main to the window. */
export const events = {
  'flow.changed': flowView,
  'client.changed': z.array(clientView).readonly(),
  'sandbox.changed': sandboxView,
  'settings.changed': settingsView,
  'app.command': appCommand,
  /** A credentials file given on the shell or opened by the file manager. */
  'client.previewReady': importPreview,
} as const;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
export type AppCommand = z.infer<typeof appCommand>;
