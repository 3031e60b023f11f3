import type { AnatomyView } from '../../../../shared/views/anatomy.js';

/** `alg / enc` of a token's protected header; empty where it cannot be read. */
export function algorithmsOf(anatomy: AnatomyView): string {
  const decoded = anatomy.segments.find(({ role }) => role === 'header')?.decoded ?? [];
  const text = decoded.map((part) => (typeof part === 'string' ? part : '')).join('');
  try {
    const header: unknown = JSON.parse(text);
    return ['alg', 'enc'].map((name) => memberText(header, name)).join(' / ');
  } catch {
    return '';
  }
}

function memberText(header: unknown, name: string): string {
  const value = typeof header === 'object' && header !== null ? Reflect.get(header, name) : undefined;
  return typeof value === 'string' ? value : '–';
}
