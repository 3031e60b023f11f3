import { noticedAt, type TamperPreset } from '../preset.js';

/** Changes of the userinfo request and of its response. */
export const USERINFO_PRESETS: readonly TamperPreset[] = [
  {
    id: 'bearer-wrong',
    title: 'Guessed access token',
    target: 'userinfo-request',
    detail: 'Asks for a person’s data with a token that was never issued.',
    edits: [{ name: 'access_token', change: 'set', value: 'a-guessed-access-token-0123456789' }],
    expects: { by: 'provider', at: [{ step: 'userinfo', check: 'http-status' }] },
  },
  {
    id: 'bearer-dropped',
    title: 'Userinfo without a token',
    target: 'userinfo-request',
    detail: 'Asks for a person’s data without a token.',
    edits: [{ name: 'access_token', change: 'remove' }],
    expects: { by: 'provider', at: [{ step: 'userinfo', check: 'http-status' }] },
  },
  {
    id: 'userinfo-of-another',
    title: 'Userinfo of another subject',
    target: 'userinfo-response',
    detail: 'The data is somebody else’s than the one who logged in.',
    edits: [{ name: 'sub', change: 'set', value: 'u=somebody-else' }],
    expects: noticedAt('userinfo', 'userinfo-sub'),
  },
  {
    id: 'key-dropped',
    title: 'No block key',
    target: 'userinfo-response',
    detail: 'The values come, and nothing to open them with.',
    edits: [{ name: 'key', change: 'remove' }],
    expects: noticedAt('userinfo', 'userinfo-key'),
  },
  {
    id: 'field-altered',
    title: 'One value altered',
    target: 'userinfo-response',
    detail: 'One character of the ciphertext of a value is another.',
    special: 'field-altered',
    expects: noticedAt('decrypt', 'decrypt:'),
  },
  {
    id: 'fields-swapped',
    title: 'Swapped fields',
    target: 'userinfo-response',
    detail: 'Two values change places. Encryption does not bind a value to its name, so only its format can tell.',
    special: 'fields-swapped',
    expects: noticedAt('result', 'value:'),
  },
  {
    id: 'field-dropped',
    title: 'A value left out',
    target: 'userinfo-response',
    detail: 'One value that was asked for does not come.',
    special: 'field-dropped',
    expects: noticedAt('result', 'all-returned'),
  },
  {
    id: 'field-unasked',
    title: 'A value that was not asked for',
    target: 'userinfo-response',
    detail: 'One value comes under the name of a scope that was not asked for.',
    special: 'field-unasked',
    expects: noticedAt('result', 'none-unasked'),
  },
];
