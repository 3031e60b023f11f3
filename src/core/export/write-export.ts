import type { KeyObject } from 'node:crypto';
import { ConsoleError } from '../errors.js';
import { encryptUserInfo } from '../jose/encrypt-userinfo.js';
import type { EncryptionVariant } from '../jose/variant.js';
import type { ExportedFiles, ExportedText } from './exported-files.js';
import { exportFileName } from './file-name.js';
import { writeFixtures } from './fixtures/fixtures.js';
import { csvOf } from './formats/csv.js';
import { envOf } from './formats/env.js';
import { htmlOf } from './formats/html.js';
import { decodedJsonOf, encryptedJsonOf, jsonOf, ndjsonOf } from './formats/json.js';
import { jsonSchemaOf } from './formats/json-schema.js';
import { openApiOf } from './formats/openapi.js';
import { pythonOf } from './formats/python.js';
import { typescriptOf } from './formats/typescript.js';
import { EXPORT_FORMATS, type ExportFormat, type ExportFormatId } from './formats.js';
import type { SamplePayload } from './sample-payload.js';

/** One payload, and what its encrypted form is made of. */
export interface ExportSample {
  readonly payload: SamplePayload;
  readonly variant: EncryptionVariant;
  /** Whom the encrypted form is for; undefined where no client is known. */
  readonly recipient: KeyObject | undefined;
  /** The response as it came, where the values are as received. */
  readonly received?:
    | { readonly key?: string | undefined; readonly data: Readonly<Record<string, string>> }
    | undefined;
}

const WRITERS: Readonly<
  Record<
    Exclude<ExportFormatId, 'json-encrypted' | 'fixtures' | 'fixtures-json'>,
    (first: SamplePayload, all: readonly SamplePayload[]) => string
  >
> = {
  json: jsonOf,
  'json-decoded': decodedJsonOf,
  ndjson: (_, all) => ndjsonOf(all),
  csv: (_, all) => csvOf(all),
  env: envOf,
  typescript: typescriptOf,
  python: pythonOf,
  'json-schema': jsonSchemaOf,
  openapi: openApiOf,
  html: htmlOf,
};

/**
 * Writes samples in a format.
 *
 * @param samples one or more; a format that holds one takes no more
 * @throws ConsoleError `export-one-only`, `export-no-client`, `nothing-to-export`
 */
export async function writeExport(id: ExportFormatId, samples: readonly ExportSample[]): Promise<ExportedFiles> {
  const format = EXPORT_FORMATS.find((one) => one.id === id);
  const [first] = samples;
  if (format === undefined || first === undefined) {
    throw new ConsoleError('config', 'nothing-to-export', 'Expected a sample to export; there is none.');
  }
  if (samples.length > 1 && !format.several) throw oneOnly(format);
  const name = exportFileName(first.payload._about, format, samples.length > 1);
  switch (id) {
    case 'json-encrypted':
      return { kind: 'file', name, text: await encryptedOf(first) };
    case 'fixtures':
      return { kind: 'folder', name, files: await writeFixtures(first.payload, first.variant) };
    case 'fixtures-json': {
      const files = await writeFixtures(first.payload, first.variant);
      return { kind: 'file', name, text: inOneFile(files), parts: files };
    }
    default:
      return {
        kind: 'file',
        name,
        text: WRITERS[id](
          first.payload,
          samples.map(({ payload }) => payload),
        ),
      };
  }
}

/** As it came where that was asked for, else encrypted afresh to the same client. */
async function encryptedOf({ payload, variant, recipient, received }: ExportSample): Promise<string> {
  if (payload._about.privacy === 'received' && received !== undefined) {
    return encryptedJsonOf(payload, received.key, received.data);
  }
  // Where only `openid` was asked for, neither comes.
  if (Object.keys(payload.data).length === 0) return encryptedJsonOf(payload, undefined, undefined);
  if (recipient === undefined) {
    throw new ConsoleError(
      'config',
      'export-no-client',
      'Expected a client to encrypt to; its public key is not known.',
      {
        hint: payload._about.run === undefined ? NO_CLIENT_HINT : NO_KEY_HINT,
      },
    );
  }
  const { key, data } = await encryptUserInfo(payload.data, recipient, variant);
  return encryptedJsonOf(payload, key, data);
}

const FIXTURES_HINT = 'Or export fixtures, which bring a test client of their own.';
const NO_CLIENT_HINT = `Choose a client. ${FIXTURES_HINT}`;
const NO_KEY_HINT = `The run was kept without its client’s public key, and the client is not saved. Import its credentials, or choose As received: that is the response as it came, which is kept. ${FIXTURES_HINT}`;

/** JSON files become members as what they are, others as text. */
function inOneFile(files: readonly ExportedText[]): string {
  const members = files.map(({ name, text }) => [name, name.endsWith('.json') ? (JSON.parse(text) as unknown) : text]);
  return `${JSON.stringify(Object.fromEntries(members), undefined, 2)}\n`;
}

function oneOnly({ label }: ExportFormat): ConsoleError {
  const several = EXPORT_FORMATS.filter((format) => format.several).map(({ id }) => id);
  return new ConsoleError('config', 'export-one-only', `Expected one run for ${label}; several came.`, {
    hint: `Several fit in ${several.join(' or ')}.`,
  });
}
