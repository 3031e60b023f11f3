import type { ExportFormat } from './formats.js';
import { type SampleAbout, timestamp } from './sample-about.js';

/**
 * A file or folder name for an export, safe on every platform: client, time in UTC, privacy, and the format's extension.
 *
 * @param about of the first sample
 * @param several whether there are more
 */
export function exportFileName(
  about: Pick<SampleAbout, 'clientId' | 'privacy' | 'receivedAt'>,
  format: ExportFormat,
  several = false,
): string {
  const client = about.clientId
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  const time = timestamp(Date.parse(about.receivedAt))
    .replace(/\.\d+Z$/, '')
    .replace(/[-:]/g, '')
    .replace('T', '-');
  const kind = format.id.startsWith('fixtures') ? 'fixtures' : several ? 'samples' : 'sample';
  const name = `sgid-${kind}-${client === '' ? 'client' : client}-${time}-${about.privacy}`;
  return format.extension === undefined ? name : `${name}.${format.extension}`;
}
