import { type ErrorView, toErrorView } from '../../../core/errors.js';
import { clientOptions } from '../../../core/project-code/client-options.js';
import {
  isGuide,
  type ProjectFile,
  type ProjectLayout,
  type ProjectOptions,
  type ProjectTarget,
} from '../../../core/project-code/options.js';
import { projectCode } from '../../../core/project-code/project-code.js';
import type { ClientView } from '../../../shared/views/client.js';

/** Which scopes the code asks for. */
export type ScopeChoice = 'selected' | 'allowed';

/** What the user chose. */
export interface ProjectChoice {
  readonly target: ProjectTarget;
  readonly layout: ProjectLayout;
  readonly scopes: ScopeChoice;
  readonly redirectUri: string;
  readonly frontendOrigin: string;
}

/** What stands there before the user has chosen anything. */
export function firstChoice(client: ClientView): ProjectChoice {
  return {
    target: 'express',
    layout: 'server',
    scopes: 'selected',
    redirectUri: client.redirectUri,
    frontendOrigin: '',
  };
}

/** What the code is made from. */
export function projectOptions(client: ClientView, choice: ProjectChoice): ProjectOptions {
  const { clientId, allowedScopes, redirectUris, redirectUri, selectedScopes, environment } = client;
  const known = clientOptions({ clientId, allowedScopes, redirectUris, redirectUri, origin: environment.origin });
  const layout = isGuide(choice.target) ? 'server' : choice.layout;
  return {
    target: choice.target,
    layout,
    clientId,
    scopes: choice.scopes === 'selected' ? selectedScopes : known.scopes,
    redirectUri: choice.redirectUri === '' ? known.redirectUri : choice.redirectUri,
    origin: known.origin,
    frontendOrigin: layout === 'server' ? undefined : choice.frontendOrigin,
  };
}

type Made = { readonly files: readonly ProjectFile[] } | { readonly problem: ErrorView };

/** The files, or why there are none. */
export function makeProject(options: ProjectOptions): Made {
  try {
    return { files: projectCode(options) };
  } catch (error) {
    return { problem: toErrorView(error) };
  }
}

/** Whether the pages have an origin of their own, and it was not given yet. */
export function lacksOrigin({ layout, frontendOrigin = '' }: ProjectOptions): boolean {
  return layout === 'single-page-two-domains' && frontendOrigin.trim() === '';
}
