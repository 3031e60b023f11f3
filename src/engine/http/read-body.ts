import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ConsoleError } from '../../core/errors.js';
import { type HeaderList, headerValue } from '../../core/trace/http.js';

/** A decoded body, as far as the cap allows. */
export interface BodyRead {
  readonly body: string;
  readonly bodyBytes: number;
  readonly truncated: boolean;
}

/**
 * Reads a response body, unpacked, and stops at the cap: what a small body unpacks to is bounded too.
 *
 * @param stream the body as it comes over the wire
 * @param headers of the response
 * @param maxBytes cap of the decoded body
 * @throws ConsoleError `transport-encoding` for a coding that was not offered
 */
export async function readBody(stream: Readable, headers: HeaderList, maxBytes: number): Promise<BodyRead> {
  const codings = contentCodings(headers);
  const decoded = codings.reduceRight<Readable>((source, coding) => unpacked(source, coding), stream);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of decoded) {
      const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      chunks.push(bytes + buffer.length > maxBytes ? buffer.subarray(0, maxBytes - bytes) : buffer);
      bytes += buffer.length;
      if (bytes > maxBytes) break;
    }
  } finally {
    // Leaving early must close the socket, not drain it.
    if (!stream.destroyed) stream.on('error', ignore).destroy();
  }
  const truncated = bytes > maxBytes;
  return { body: Buffer.concat(chunks).toString('utf8'), bodyBytes: announced(headers, codings, bytes), truncated };
}

function contentCodings(headers: HeaderList): readonly string[] {
  const codings = (headerValue(headers, 'content-encoding') ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  const unknown = codings.find((coding) => !['gzip', 'x-gzip', 'deflate', 'br'].includes(coding));
  if (unknown === undefined && codings.length <= 2) return codings;
  throw new ConsoleError(
    'transport',
    'transport-encoding',
    unknown === undefined
      ? 'Expected a body packed once or twice; it is packed more often.'
      : 'Expected a body in gzip, deflate or br; it has a coding that was not offered.',
    { spec: 'RFC 9110 8.4' },
  );
}

function unpacked(source: Readable, coding: string): Readable {
  const decoder = coding === 'br' ? createBrotliDecompress() : coding === 'deflate' ? createInflate() : createGunzip();
  source.on('error', (error) => decoder.destroy(error));
  decoder.on('close', () => source.on('error', ignore).destroy());
  return source.pipe(decoder);
}

/** For a body that was cut off in clear, the length it announced says more than the bytes that were read. */
function announced(headers: HeaderList, codings: readonly string[], bytes: number): number {
  const length = Number(headerValue(headers, 'content-length') ?? Number.NaN);
  return codings.length === 0 && Number.isSafeInteger(length) ? Math.max(length, bytes) : bytes;
}

function ignore(): void {}
