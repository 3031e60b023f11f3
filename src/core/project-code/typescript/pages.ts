import type { ProjectModel } from '../model.js';
import { source } from '../source.js';

/** The pages of a project whose server makes them: no script, and every value escaped. */
export function pagesModule({ routes }: ProjectModel, { importEnd = '.js' } = {}): string {
  return source`
import type { Person } from './sgid-data${importEnd}';

export function homePage(): string {
  return page('Log in', '<p><a href="${routes.login}">Log in with sgID</a></p>');
}

export function personPage({ sub, data, unreadable }: Person): string {
  const rows = Object.entries({ sub, ...data }).map(([name, value]) => {
    const text = unreadable.includes(name) ? 'cannot be read' : shown(value);
    return '<dt>' + escape(name) + '</dt><dd>' + text + '</dd>';
  });
  const logout = '<form method="post" action="${routes.logout}"><button>Log out</button></form>';
  return page('Logged in', '<dl>' + rows.join('') + '</dl>' + logout);
}

export function messagePage(message: string): string {
  return page(message, '<p><a href="${routes.home}">Start again</a></p>');
}

// A value as markup: lines one below the other, records as a table.
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'not held';
  if (typeof value !== 'object') return escape(String(value));
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) return 'none';
  const isRecords = list.every((one) => typeof one === 'object' && one !== null);
  return isRecords ? table(list) : list.map((line) => shown(line)).join('<br>');
}

function table(records: readonly Record<string, unknown>[]): string {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const head = names.map((name) => '<th>' + escape(name) + '</th>').join('');
  const rows = records.map((record) => names.map((name) => '<td>' + shown(record[name]) + '</td>').join(''));
  return '<table border="1"><tr>' + [head, ...rows].join('</tr><tr>') + '</tr></table>';
}

function page(title: string, body: string): string {
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>' + escape(title) + '</title>';
  return head + '<h1>' + escape(title) + '</h1>' + body + '</html>';
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => '&#' + character.charCodeAt(0) + ';');
}
`;
}

/** Of every page: nothing is kept by anybody on the way, and nothing but the page itself is loaded. */
export const PAGE_HEADERS = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"],
  ['X-Content-Type-Options', 'nosniff'],
] as const;
