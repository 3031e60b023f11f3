import { z } from 'zod';
import { MAX_CLIENT_ID, MAX_OPENED_FILES, MAX_PRESENCES, MAX_SCOPE, MAX_SCOPES } from '../../limits.js';
import { settingsView } from '../../views/app.js';
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
} from '../../views/client.js';
import { environmentView, findingView } from '../../views/common.js';
import { clientName, done, exportedFile, key, notes, nothing, text } from './inputs.js';

const passphrase = z.string().min(1).max(1024);
const scopeList = z.array(z.string().min(1).max(MAX_SCOPE)).max(MAX_SCOPES).readonly();

/** Channels of saved clients, and credentials on their way to become one. */
export const clientChannels = {
  'client.list': { input: nothing, output: z.array(clientView).readonly() },
  /** Asked for the clients that are on screen: each costs a look into the keychain. */
  'client.presence': {
    input: z.strictObject({ keys: z.array(key).max(MAX_PRESENCES).readonly() }),
    output: z.array(clientPresence).readonly(),
  },
  /** Everything that is known to be wrong now, ports that are taken included. */
  'client.diagnose': { input: z.strictObject({ key }), output: z.array(findingView).readonly() },
  'client.select': { input: z.strictObject({ key }), output: settingsView },
  /** Opens a file dialog for one or more files; null where it was cancelled. */
  'client.previewFromDialog': { input: nothing, output: openedSources.nullable() },
  /** Files given together: parts of one client become one preview, several clients one each. */
  'client.previewFromFiles': {
    input: z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(MAX_OPENED_FILES).readonly() }),
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
      clientId: z.string().trim().min(1).max(MAX_CLIENT_ID),
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
} as const;
