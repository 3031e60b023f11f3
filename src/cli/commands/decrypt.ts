import { findScope } from '../../core/catalogue/catalogue.js';
import { maskForDisplay } from '../../core/catalogue/mask.js';
import type { PrivateKey } from '../../core/credentials/private-key.js';
import { ConsoleError } from '../../core/errors.js';
import { writeExport } from '../../core/export/write-export.js';
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
import { quoted } from '../../core/quoted.js';
import { loadCredentialsFile, runClientOf } from '../../engine/clients/load-credentials-file.js';
import { type OpenedUserInfo, sampleOfUserInfo } from '../../engine/flow/sample-of-userinfo.js';
import { readInputFile } from '../../engine/storage/read-input-file.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readArguments, UsageError } from '../usage.js';
import { EXPORT_OPTIONS, readExportOptions } from './export-options.js';
import { writeExportTo } from './export-sample.js';

const OPTIONS = {
  json: { type: 'boolean' },
  reveal: { type: 'boolean' },
  credentials: { type: 'string' },
  userinfo: { type: 'string' },
  ...EXPORT_OPTIONS,
} as const;

/** `decrypt`: a saved userinfo response, offline. One bad field does not stop the others. */
export const decryptCommand: Command = async (context) => {
  const { values } = readArguments(context.args, OPTIONS);
  if (values.credentials === undefined || values.userinfo === undefined) {
    throw new UsageError('arguments', 'Expected --credentials FILE and --userinfo FILE.');
  }
  const asked = readExportOptions(values);
  const client = runClientOf(await loadCredentialsFile(values.credentials), values.credentials);
  const { privateKey } = client;
  const userInfo = await readUserInfoFile(values.userinfo);
  const { sub, key, data } = userInfo;
  const blockKey = key === undefined ? undefined : openKey(key, privateKey, values.userinfo);
  const fields = blockKey === undefined ? [] : data.map(([scope, jwe]) => decryptField(scope, jwe, blockKey));
  const ok = fields.every((field) => field.ok);
  const reveal = values.reveal === true;
  writeText(context, sub, blockKey, fields, reveal);
  if (asked !== undefined) {
    const opened: OpenedUserInfo = { client, userInfo, blockKey, fields };
    const sample = sampleOfUserInfo(opened, { ...asked, consoleVersion: context.version });
    await writeExportTo(context, asked, await writeExport(asked.format, [sample]));
  }
  return {
    document: { ok, sub, blockKey: blockKeyOf(blockKey), fields: fieldsOf(fields, reveal) },
    exitCode: ok ? EXIT.done : EXIT.failed,
  };
};

async function readUserInfoFile(path: string): Promise<UserInfoResponse> {
  const text = decodeUtf8(await readInputFile(path))?.replace(/^\u{FEFF}/u, '');
  if (text === undefined) throw notJson(path, 'it is not text in UTF-8');
  const reading = readJson(text);
  if (!reading.ok) {
    const { line, column, expected } = reading.fault;
    throw notJson(path, `at line ${line}, column ${column}, ${expected} was expected`);
  }
  if (!isJsonObject(reading.value)) throw notJson(path, 'it holds other JSON');
  const { checks, userInfo } = readUserInfo(reading.value, undefined, undefined);
  if (userInfo !== undefined) return userInfo;
  const failed = checks.find((check) => check.status === 'failed');
  throw new ConsoleError(
    'config',
    'userinfo-malformed',
    `Expected a userinfo response in ${path}. Does not hold: ${failed?.rule}; came: ${failed?.actual}.`,
    {
      hint: failed?.remedy ?? 'Save the whole body of the userinfo response.',
    },
  );
}

function notJson(path: string, came: string): ConsoleError {
  return new ConsoleError(
    'config',
    'userinfo-not-json',
    `Expected the JSON object of a userinfo response in ${path}; ${came}.`,
    {
      hint: 'Save the whole body: { "sub": …, "key": …, "data": { … } }.',
    },
  );
}

/** Opens the wrapped block key; an error says which member of which file it is about. */
function openKey(key: string, privateKey: PrivateKey, path: string): UnwrappedBlockKey {
  try {
    return unwrapBlockKey(key, privateKey);
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    const { kind, code, message, hint, spec, cause } = error;
    throw new ConsoleError(kind, code, `In key of ${path}: ${message}`, {
      ...(hint === undefined ? {} : { hint }),
      ...(spec === undefined ? {} : { spec }),
      cause,
    });
  }
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
      return [
        field.scope,
        { ok: false, alg, enc, error: { code, message: `In data, ${quoted(field.scope)}: ${message}`, hint } },
      ];
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
  const failed = fields.filter((field) => !field.ok).map((field) => quoted(field.scope));
  const not = failed.length === 0 ? '' : ` Not decrypted, of data: ${failed.slice(0, 20).join(', ')}.`;
  terminal.line(`${fields.length - failed.length} of ${fields.length} values decrypted.${not}`);
}
