import { join, normalize, sep } from 'node:path';

/** Where the window's pages come from. `new URL(…).origin` of it is "null" in Node, so this string is compared instead. */
export const APP_ORIGIN = 'app://console';
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** The file that a URL names, or undefined where it names another host or leaves `root`, encoded or not. */
export function resolveAppPath(root: string, url: string): string | undefined {
  if (!url.startsWith(`${APP_ORIGIN}/`)) return undefined;
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url).pathname);
  } catch {
    return undefined;
  }
  if (/[\\\0%]/.test(pathname)) return undefined;
  const path = normalize(join(root, pathname));
  return path.startsWith(root + sep) ? path : undefined;
}
