import { readSource } from '../credentials/read-source.js';
import { ConsoleError } from '../errors.js';
import type { Recognised } from './recognised.js';

/** Credentials of a client, or a key alone; undefined where it is neither. No answer quotes the text. */
export function recogniseCredentials(text: string): Omit<Recognised, 'text'> | undefined {
  try {
    const content = readSource(Buffer.from(text, 'utf8'));
    switch (content.kind) {
      case 'client':
        return {
          content: { kind: 'credentials', readings: [content.reading] },
          reason: `It has the ${content.reading.format === 'env' ? 'variables' : 'members'} of an sgID client.`,
        };
      case 'bundle':
        return {
          content: { kind: 'credentials', readings: content.readings },
          reason: `It has the members of ${content.readings.length} sgID clients.`,
        };
      case 'private-key':
      case 'public-key':
        return {
          content: { kind: content.kind, text: content.text },
          reason: `It is a ${content.kind === 'private-key' ? 'private' : 'public'} key, by its first line or members.`,
        };
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof ConsoleError) return undefined;
    throw error;
  }
}
