import type { ProjectModel } from '../model.js';
import { PAGE_HEADERS } from './pages.js';

/** The headers of every answer, as members of an object. */
export function headerMembers(): readonly string[] {
  return PAGE_HEADERS.map(([name, value]) => `'${name}': ${value.includes("'") ? `"${value}"` : `'${value}'`},`);
}

/** The expressions of where a browser goes after a login, and after one that failed. */
export function destinations({ rendersPages, routes }: ProjectModel) {
  return rendersPages
    ? { done: `'${routes.person}'`, started: `'${routes.home}'` }
    : { done: "settings().frontendOrigin + '/'", started: "settings().frontendOrigin + '/'" };
}
