import { OAuthError } from '../errors.js';

/** No request of the protocol comes near it. */
const MAX_BODY_BYTES = 64 * 1024;

/** Reads a body as UTF-8 text and stops at 64 KB, whatever the request says of its length. */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await read(reader);
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(value);
  }
  return decodeUtf8(Buffer.concat(chunks));
}

/** The media type of a request in lower case, without its parameters. */
export function mediaType(request: Request): string {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new OAuthError('invalid_request', 'The body broke off before its end.');
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new OAuthError('invalid_request', 'The body is not UTF-8.');
  }
}

function tooLarge(): OAuthError {
  return new OAuthError('invalid_request', `The body is larger than ${MAX_BODY_BYTES} bytes.`, 413);
}
