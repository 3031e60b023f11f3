import { z } from 'zod';
import { appView, keychainTest, maskReason, settingsView, theme } from '../views/app.js';
import {
  clientColour,
  clientPresence,
  clientView,
  credentialsPiece,
  importDone,
  importPreview,
  importTarget,
  openedSources,
  pieceSource,
} from '../views/client.js';
import { environmentView, errorView, findingView } from '../views/common.js';
import { comparisonView } from '../views/comparison.js';
import { exportPreview, exportPreviewRequest, exportRequest } from '../views/export.js';
import { approval, flowView, openRuns, stepId } from '../views/flow.js';

import { historyLimits, historyView } from '../views/history.js';

import { inspectionView } from '../views/inspector.js';

import { networkChange, networkTest, networkView } from '../views/network.js';
import { personaCheckView, personaRecordView } from '../views/persona.js';
import { windowPlace } from '../views/place.js';
import { providerProfileView } from '../views/provider-profile.js';
import { sandboxRequestDetail, sandboxView } from '../views/sandbox.js';
import { tamperWish } from '../views/tamper.js';

const nothing = z.strictObject({});
const done = z.strictObject({});
const text = z.string().max(16_384);
const key = z.string().min(1).max(128);
const run = z.strictObject({ runId: key });
const clientName = z.string().trim().min(1).max(200);
const notes = z.string().max(10_000);
const passphrase = z.string().min(1).max(1024);
const exportedFile = z.strictObject({ path: z.string() });
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
  /** Writes, reads back and removes an item where secrets are kept. */
  'app.testKeychain': { input: nothing, output: keychainTest },
  /** Keeps where the window is, for one that crashed or is loaded again. */
  'app.keepPlace': { input: windowPlace, output: done },
  'app.readPlace': { input: nothing, output: windowPlace.nullable() },
  /** The window shows no secret any more. */
  'app.masked': { input: nothing, output: done },
  'app.openLink': { input: z.strictObject({ url: z.string().max(2048) }), output: done },

  'clipboard.copyText': { input: z.strictObject({ text: z.string().max(4_194_304) }), output: done },
  /** Copies without showing; the clipboard is cleared after 60 s if it still holds it. */
  'clipboard.copySecret': { input: z.strictObject({ runId: key, ref: key }), output: done },
  /** The private key of a client or a preview as the line of an `.env` file that the SDKs take; cleared likewise. */
  'clipboard.copyKeyVariable': {
    input: z.discriminatedUnion('of', [
      z.strictObject({ of: z.literal('client'), key }),
      z.strictObject({ of: z.literal('preview'), previewId: key }),
    ]),
    output: done,
  },

  'client.list': { input: nothing, output: z.array(clientView).readonly() },
  /** Asked for the clients that are on screen: each costs a look into the keychain. */
  'client.presence': {
    input: z.strictObject({ keys: z.array(key).max(64).readonly() }),
    output: z.array(clientPresence).readonly(),
  },
  /** Everything that is known to be wrong now, ports that are taken included. */
  'client.diagnose': { input: z.strictObject({ key }), output: z.array(findingView).readonly() },
  'client.select': { input: z.strictObject({ key }), output: settingsView },

  /** Opens a file dialog for one or more files; null where it was cancelled. */
  'client.previewFromDialog': { input: nothing, output: openedSources.nullable() },
  /** Files given together: parts of one client become one preview, several clients one each. */
  'client.previewFromFiles': {
    input: z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(100).readonly() }),
    output: openedSources,
  },
  /** Main reads the clipboard itself, so that a pasted secret never passes through the window. */
  'client.previewFromClipboard': { input: nothing, output: openedSources },
  /** An empty preview, to be filled piece by piece. */
  'client.previewByHand': { input: nothing, output: importPreview },
  /** A preview of a saved client with one of its secrets replaced; null where a file dialog was cancelled. */
  'client.previewReplacement': {
    input: z.strictObject({ key, piece: z.enum(['clientSecret', 'privateKey']), from: pieceSource }),
    output: importPreview.nullable(),
  },
  /** Puts a piece into a preview, over what it had; null where a file dialog was cancelled. */
  'client.addPiece': {
    input: z.strictObject({ previewId: key, piece: credentialsPiece, from: pieceSource }),
    output: importPreview.nullable(),
  },
  'client.unlock': { input: z.strictObject({ lockedId: key, passphrase }), output: openedSources },
  'client.discardPreview': { input: z.strictObject({ previewId: key }), output: done },
  'client.import': {
    input: z.strictObject({
      previewId: key,
      name: clientName,
      environment: environmentView,
      redirectUri: text.min(1),
      notes: notes.optional(),
      colour: clientColour.optional(),
      target: importTarget.optional(),
    }),
    output: importDone,
  },
  /** Saves several previews with what was suggested for each; those that cannot be saved are refused, one by one. */
  'client.importAll': {
    input: z.strictObject({ previewIds: z.array(key).min(1).max(2000).readonly() }),
    output: importDone,
  },
  /** Moves the files in clear that an import was read from to the trash. */
  'client.trashSources': {
    input: z.strictObject({ importId: key }),
    output: z.strictObject({ trashed: z.array(z.string()).readonly() }),
  },

  'client.edit': {
    input: z.strictObject({
      key,
      clientId: z.string().trim().min(1).max(1024),
      name: clientName,
      environment: environmentView,
      redirectUris: z.array(text.min(1)).max(100).readonly(),
      redirectUri: text.min(1),
      /** Null where it is not known what the portal allows. */
      allowedScopes: scopeList.nullable(),
      notes,
      colour: clientColour.nullable(),
    }),
    output: clientView,
  },
  'client.duplicate': { input: z.strictObject({ key, name: clientName }), output: clientView },
  /** Asks for a file name, then writes the clients without their secrets; null where it was cancelled. */
  'client.exportPlain': {
    input: z.strictObject({ keys: z.array(key).min(1).max(2000).readonly() }),
    output: exportedFile.nullable(),
  },
  /** The same with their secrets, encrypted with a passphrase (age, scrypt). */
  'client.exportEncrypted': {
    input: z.strictObject({ keys: z.array(key).min(1).max(2000).readonly(), passphrase }),
    output: exportedFile.nullable(),
  },
  'client.chooseForRun': {
    input: z.strictObject({ key, scopes: scopeList.optional(), redirectUri: text.min(1).optional() }),
    output: clientView,
  },
  'client.remove': { input: z.strictObject({ key }), output: done },

  /** The runs that are open, each a tab. */
  'flow.list': { input: nothing, output: openRuns },
  /** The run that is shown; null where none is. */
  'flow.current': { input: nothing, output: flowView.nullable() },
  /** Shows a run; null shows none, so that a new one can be chosen. */
  'flow.show': { input: z.strictObject({ runId: key.nullable() }), output: flowView.nullable() },
  /** Stops a run and forgets it, secrets and all; the one beside it is shown where it was shown. */
  'flow.close': { input: run, output: openRuns },
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
  'flow.reveal': { input: z.strictObject({ runId: key, ref: key }), output: z.strictObject({ value: z.string() }) },

  /** Asks for a name, then writes a file or a folder; null where it was cancelled. */
  'export.write': { input: exportRequest, output: exportedFile.nullable() },
  /** The requests of a run as an HTTP Archive; null where it was cancelled. `received` must have been confirmed. */
  'export.har': {
    input: z.discriminatedUnion('privacy', [
      z.strictObject({ runId: key, privacy: z.literal('masked') }),
      z.strictObject({ runId: key, privacy: z.literal('received'), confirmed: z.literal(true) }),
    ]),
    output: exportedFile.nullable(),
  },
  'export.preview': { input: exportPreviewRequest, output: exportPreview },
  'export.showInFolder': { input: nothing, output: done },

  'network.describe': { input: nothing, output: networkView },
  'network.save': { input: networkChange, output: networkView },
  /** Opens a file dialog for certificates of CAs; null where it was cancelled. */
  'network.addCertificates': { input: nothing, output: networkView.nullable() },
  'network.removeCertificate': { input: z.strictObject({ fingerprint: key }), output: networkView },
  /** Fetches the discovery document of a provider as a run would, with nothing secret in the request. */
  'network.test': { input: z.strictObject({ environment: environmentView }), output: networkTest },
  'history.describe': { input: nothing, output: historyView },
  /** Turns it on or off; what is kept stays kept. */
  'history.enable': { input: z.strictObject({ enabled: z.boolean() }), output: historyView },
  'history.setLimits': { input: historyLimits, output: historyView },
  'history.annotate': {
    input: z.strictObject({ id: key, pinned: z.boolean().optional(), notes: notes.optional() }),
    output: historyView,
  },
  /** Opens a kept run in a tab, to be looked at. */
  'history.open': { input: z.strictObject({ id: key }), output: flowView },
  'history.compare': { input: z.strictObject({ left: key, right: key }), output: comparisonView },
  'history.remove': { input: z.strictObject({ ids: z.array(key).min(1).max(10_000).readonly() }), output: historyView },
  /** Every run, every file and the key. */
  'history.removeAll': { input: nothing, output: historyView },
  /** A file that cannot be read. */
  'history.removeFile': { input: z.strictObject({ file: z.string().min(1).max(255) }), output: historyView },
  /** Asks for a file name, then writes; null where it was cancelled. `received` must have been confirmed by the user. */
  'history.exportRun': {
    input: z.discriminatedUnion('privacy', [
      z.strictObject({ id: key, privacy: z.literal('sanitised') }),
      z.strictObject({ id: key, privacy: z.literal('received'), confirmed: z.literal(true) }),
    ]),
    output: exportedFile.nullable(),
  },
  /** Opens a file dialog; null where it was cancelled. The run is kept under an id of its own. */
  'history.importRun': { input: nothing, output: z.strictObject({ id: key }).nullable() },

  /** What the provider was seen to do in a run; null where nothing of it came. */
  'profile.describe': { input: run, output: providerProfileView.nullable() },
  /** Asks for a file name, then writes it as JSON; null where it was cancelled. */
  'profile.export': { input: run, output: exportedFile.nullable() },
  /** Lets the sandbox take after what was seen in a run. */
  'profile.takeOn': { input: run, output: sandboxView },
  /** The same from a file; null where the dialog was cancelled. */
  'profile.takeOnFile': { input: nothing, output: sandboxView.nullable() },
  /** The sandbox goes back to its own ways. */
  'profile.drop': { input: nothing, output: sandboxView },

  /** Main reads the clipboard and files itself: the window gets what may be seen of them. */
  'inspector.openClipboard': { input: nothing, output: inspectionView },
  'inspector.openFile': { input: z.strictObject({ path: z.string().min(1).max(4096) }), output: inspectionView },
  /** Opens a file dialog; null where it was cancelled. */
  'inspector.openDialog': { input: nothing, output: inspectionView.nullable() },
  /** One request of a HAR. */
  'inspector.openEntry': {
    input: z.strictObject({ inspectionId: key, index: z.number().int().min(0).max(1_000_000) }),
    output: inspectionView,
  },
  /** Verifies, decrypts or compares with a saved client. */
  'inspector.useClient': { input: z.strictObject({ inspectionId: key, clientKey: key }), output: inspectionView },
  'inspector.discard': { input: z.strictObject({ inspectionId: key }), output: done },

  'sandbox.describe': { input: nothing, output: sandboxView },
  'sandbox.start': {
    input: z.strictObject({ port: z.number().int().min(0).max(65_535).optional() }),
    output: sandboxView,
  },
  'sandbox.stop': { input: nothing, output: sandboxView },
  'sandbox.choosePersona': { input: z.strictObject({ persona: key }), output: sandboxView },
  /** For one request, or until it is switched off. */
  'sandbox.armFault': {
    input: z.strictObject({ fault: key, arming: z.enum(['off', 'once', 'on']) }),
    output: sandboxView,
  },
  'sandbox.chooseVariant': { input: z.strictObject({ variant: z.enum(['A', 'B', 'C', 'D']) }), output: sandboxView },
  /** Null encrypts block keys as the variant has it. */
  'sandbox.chooseKeyEncryption': {
    input: z.strictObject({ algorithm: z.enum(['RSA-OAEP', 'RSA-OAEP-256']).nullable() }),
    output: sandboxView,
  },
  /** Signs with a new key from now on; the old ones stay in the JWKS or are dropped. */
  'sandbox.rotateKeys': { input: z.strictObject({ old: z.enum(['keep', 'drop']) }), output: sandboxView },
  /** Lets a saved client of another environment log in here too, or no longer. */
  'sandbox.serveClient': { input: z.strictObject({ key, served: z.boolean() }), output: sandboxView },
  /** Makes a client, as the portal would, and saves it. */
  'sandbox.createClient': {
    input: z.strictObject({
      name: clientName,
      redirectUris: z.array(text.min(1)).min(1).max(5).readonly(),
      outsidePublicService: z.boolean(),
    }),
    output: sandboxView,
  },
  /** Asks for a file name, then writes a sandbox client's credentials as the portal gives them, in clear; null where it was cancelled. */
  'sandbox.saveCredentials': { input: z.strictObject({ key }), output: exportedFile.nullable() },
  'sandbox.readPersona': { input: z.strictObject({ id: key }), output: personaRecordView },
  /** What would be sent of a persona today; refused where it could not be saved. */
  'sandbox.checkPersona': { input: z.strictObject({ persona: personaRecordView }), output: personaCheckView },
  /** In the place of another one, or as a new one. */
  'sandbox.savePersona': {
    input: z.strictObject({ persona: personaRecordView, replaces: key.nullable() }),
    output: sandboxView,
  },
  /** One of the user's own; a built-in one that it stood in for comes back. */
  'sandbox.removePersona': { input: z.strictObject({ id: key }), output: sandboxView },
  /** Opens a file dialog; null where it was cancelled. */
  'sandbox.importPersonas': { input: nothing, output: sandboxView.nullable() },
  /** Asks for a file name, then writes the personas as JSON; null where it was cancelled. */
  'sandbox.exportPersonas': {
    input: z.strictObject({ ids: z.array(key).min(1).max(500).readonly() }),
    output: exportedFile.nullable(),
  },
  'sandbox.readRequest': { input: z.strictObject({ id: z.number().int() }), output: sandboxRequestDetail },
  'sandbox.clearRequests': { input: nothing, output: sandboxView },
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
  'export-har',
  'find',
  'open-settings',
  'show-keys',
  'screen-1',
  'screen-2',
  'screen-3',
  'screen-4',
  'screen-5',
  'screen-6',
  'screen-7',
  'screen-8',
  'inspect-clipboard',
  'inspect-file',
]);

/** Every event from main to the window. */
export const events = {
  /** The run that is shown. */
  'flow.changed': flowView,
  'flow.listed': openRuns,
  'client.changed': z.array(clientView).readonly(),
  'history.changed': historyView,
  'sandbox.changed': sandboxView,
  'settings.changed': settingsView,
  'app.command': appCommand,
  /** The screen was locked, or the user has gone: the window masks everything. */
  'app.mask': maskReason,
  /** Credentials files given on the shell or opened by the file manager. */
  'client.previewReady': openedSources,
  /** A file given so that could not be read. */
  'client.previewFailed': errorView,
} as const;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
export type AppCommand = z.infer<typeof appCommand>;
