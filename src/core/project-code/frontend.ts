import { typescriptText } from '../snippets/literals.js';
import type { ProjectModel } from './model.js';
import type { ProjectFile } from './options.js';
import { source } from './source.js';

/** Where it is in a project, unless a framework has a place for it. */
export const FRONTEND_FILE = 'frontend/sgid.js';

/** What the pages of a single-page app call; none where the server makes the pages. */
export function frontendFiles(
  { options, routes, rendersPages, needsCors }: ProjectModel,
  name = FRONTEND_FILE,
): readonly ProjectFile[] {
  if (rendersPages) return [];
  const server = needsCors ? new URL(options.redirectUri).origin : '';
  const text = source`
// Where the server is; nothing where it has the pages' own origin.
const SERVER = ${typescriptText(server)};

/** Leaves the page for sgID, and comes back. */
export function logIn() {
  location.assign(SERVER + '${routes.login}');
}

/** Who is logged in, as { sub, data, unreadable }; null where nobody is. */
export async function whoIsLoggedIn() {
  const response = await fetch(SERVER + '${routes.person}', { credentials: 'include' });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error('The server answered ' + response.status);
  return response.json();
}

export async function logOut() {
  await fetch(SERVER + '${routes.logout}', { method: 'POST', credentials: 'include' });
}
`;
  return [{ name, language: 'javascript', text }];
}
