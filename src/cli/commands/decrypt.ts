import { findScope } from '../../core/catalogue/catalogue.js';
import { maskForDisplay } from '../../core/catalogue/mask.js';
import { ConsoleError } from '../../core/errors.js';
import type { UserInfoResponse } from '../../core/flow/run.js';
import {
  type DecryptedField,
  decryptField,
  type UnwrappedBlockKey,
  unwrapBlockKey,
} from '../../core/jose/userinfo-decryption.js';
import { decodeUtf8 } from '../../core/jose/utf8.js';
import { readJson } from '../../core/json/read-json.js';
import { isJsonObject } from '../../core/json.js';
import { readUserInfo } from '../../core/oidc/userinfo.js';
import { loadCredentialsFile, runClientOf } from '../../engine/clients/load-credentials-file.js';
import { readInputFile } from '../../engine/storage/read-input-file.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readArguments, UsageError } from '../usage.js';

const OPTIONS = {
  json: { type: 'boolean' },
  reveal: { type: 'boolean' },
  credentials: { type: 'string' },
  userinfo: { type: 'string' },
} as const;

/** `decrypt`: a saved userinfo response, offline. One bad field does not stop the others. */
export const decryptCommand: Command = async (context) => {
  const { values } = readArguments(context.args, OPTIONS);
  if (values.credentials === undefined || values.userinfo === undefined) {
    throw new UsageError('arguments', 'Expected --credentials FILE and --userinfo FILE.');
  }
  const { privateKey } = runClientOf(await loadCredentialsFile(values.credentials), values.credentials);
  const { sub, key, data } = await readUserInfoFile(values.userinfo);
  const blockKey = key === undefined ? undefined : unwrapBlockKey(key, privateKey);
  const fields = blockKey === undefined ? [] : data.map(([scope, jwe]) => decryptField(scope, jwe, blockKey));
  const ok = fields.every((field) => field.ok);
  const reveal = values.reveal === true;
  writeText(context, sub, blockKey, fields, reveal);
  return {
    document: { ok, sub, blockKey: blockKeyOf(blockKey), fields: fieldsOf(fields, reveal) },
    exitCode: ok ? EXIT.done : EXIT.failed,
  };
};

async function readUserInfoFile(path: string): Promise<UserInfoResponse> {
  const reading = readJson(decodeUtf8(await readInputFile(path))?.replace(/^\u{FEFF}/u, '') ?? '');
  if (!reading.ok || !isJsonObject(reading.value)) {
    throw new ConsoleError(
      'config',
      'userinfo-not-json',
      'Expected the JSON object of a userinfo response; the file is not one.',
      {
        hint: 'Save the whole body: { "sub": …, "key": …, "data": { … } }.',
      },
    );
  }
  const { checks, userInfo } = readUserInfo(reading.value, undefined, undefined);
  if (userInfo !== undefined) return userInfo;
  const failed = checks.find((check) => check.status === 'failed');
  throw new ConsoleError(
    'config',
    'userinfo-malformed',
    `Expected a userinfo response. Does not hold: ${failed?.rule}; came: ${failed?.actual}.`,
    {
      hint: failed?.remedy ?? 'Save the whole body of the userinfo response.',
    },
  );
}

function blockKeyOf(blockKey: UnwrappedBlockKey | undefined) {
  if (blockKey === undefined) return undefined;
  const { alg, enc, kty, bits } = blockKey;
  return { alg, enc, kty, bits };
}

function fieldsOf(fields: readonly DecryptedField[], reveal: boolean) {
  return Object.fromEntries(
    fields.map((field) => {
      const { alg, enc } = field;
      if (field.ok) return [field.scope, { ok: true, alg, enc, value: shown(field.scope, field.value, reveal) }];
      const { code, message, hint } = field.error;
      return [field.scope, { ok: false, alg, enc, error: { code, message, hint } }];
    }),
  );
}

function shown(scope: string, value: string, reveal: boolean): string {
  return reveal ? value : maskForDisplay(findScope(scope), value);
}

function writeText(
  { terminal }: CommandContext,
  sub: string,
  blockKey: UnwrappedBlockKey | undefined,
  fields: readonly DecryptedField[],
  reveal: boolean,
): void {
  terminal.line(`${terminal.paint('dim', 'sub        ')}${terminal.plain(sub)}`);
  if (blockKey === undefined) {
    terminal.line('No block key and no values: only openid was asked for.');
    return;
  }
  const { alg, enc, kty, bits } = blockKey;
  terminal.line(`${terminal.paint('dim', 'block key  ')}${kty}, ${bits} bits, ${alg} / ${enc}`);
  terminal.line();
  for (const field of fields) {
    const label = terminal.plain(field.scope).padEnd(36);
    const text = field.ok ? shown(field.scope, field.value, reveal) : field.error.message;
    terminal.line(
      `${terminal.symbol(field.ok ? 'passed' : 'failed')} ${label} ${terminal.plain(text.replace(/\n/g, ', '))}`,
    );
  }
  terminal.line();
  terminal.line(`${fields.filter((field) => field.ok).length} of ${fields.length} values decrypted.`);
}
