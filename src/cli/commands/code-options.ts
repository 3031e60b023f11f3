import { readEnvironment } from '../../core/oidc/environment.js';
import { type CodeClient, clientOptions } from '../../core/project-code/client-options.js';
import {
  isGuide,
  PROJECT_LAYOUTS,
  PROJECT_TARGETS,
  type ProjectLayout,
  type ProjectOptions,
  type ProjectTarget,
} from '../../core/project-code/options.js';
import { readArguments, readChoice, UsageError } from '../usage.js';

const OPTIONS = {
  json: { type: 'boolean' },
  reveal: { type: 'boolean' },
  target: { type: 'string' },
  layout: { type: 'string' },
  'frontend-origin': { type: 'string' },
  credentials: { type: 'string' },
  client: { type: 'string' },
  'client-id': { type: 'string' },
  environment: { type: 'string' },
  scopes: { type: 'string' },
  'redirect-uri': { type: 'string' },
  out: { type: 'string' },
} as const;

/** Whom the code is for. */
type CodeSource =
  | { readonly kind: 'credentials'; readonly path: string }
  | { readonly kind: 'saved'; readonly nameOrId: string }
  | { readonly kind: 'id'; readonly clientId: string };

/** The options of `code`, read. */
export interface CodeOptions {
  readonly source: CodeSource;
  readonly target: ProjectTarget;
  readonly layout: ProjectLayout;
  readonly frontendOrigin: string | undefined;
  readonly environment: string | undefined;
  readonly scopes: readonly string[] | undefined;
  readonly redirectUri: string | undefined;
  /** The folder that the files go to; undefined where they are printed. */
  readonly out: string | undefined;
}

/** Reads the options of `code`. Throws a UsageError where they do not fit together. */
export function readCodeOptions(args: readonly string[]): CodeOptions {
  const { values } = readArguments(args, OPTIONS);
  if (values.target === undefined) {
    throw new UsageError('target', `Expected --target ${PROJECT_TARGETS.map(({ id }) => id).join('|')}.`);
  }
  const target = readChoice(
    'target',
    values.target,
    PROJECT_TARGETS.map(({ id }) => id),
    'express',
  );
  if (isGuide(target) && values.layout !== undefined) {
    throw new UsageError(
      'layout',
      `Expected --layout with a --target that is an app; ${target} is a guide for one that is there.`,
    );
  }
  const layout = readChoice(
    'layout',
    values.layout,
    PROJECT_LAYOUTS.map(({ id }) => id),
    'server',
  );
  if (values['frontend-origin'] !== undefined && layout === 'server') {
    throw new UsageError(
      'frontend-origin',
      'Expected --frontend-origin together with a --layout of a single-page app.',
    );
  }
  return {
    source: readSource(values),
    target,
    layout,
    frontendOrigin: values['frontend-origin'],
    environment: values.environment,
    scopes: values.scopes?.split(/[\s,]+/).filter((scope) => scope !== ''),
    redirectUri: values['redirect-uri'],
    out: values.out,
  };
}

function readSource(values: {
  readonly credentials?: string | undefined;
  readonly client?: string | undefined;
  readonly 'client-id'?: string | undefined;
}): CodeSource {
  const { credentials, client, 'client-id': clientId } = values;
  const given = [credentials, client, clientId].filter((value) => value !== undefined);
  if (given.length !== 1) {
    throw new UsageError('client', 'Expected one of --client NAME-OR-ID, --credentials FILE and --client-id ID.');
  }
  if (credentials !== undefined) return { kind: 'credentials', path: credentials };
  if (client !== undefined) return { kind: 'saved', nameOrId: client };
  return { kind: 'id', clientId: clientId ?? '' };
}

/** What code is made from: what was asked for, and for the rest what is known of the client. */
export function projectOptionsOf(asked: CodeOptions, client: CodeClient): ProjectOptions {
  const known = clientOptions(client);
  const { target, layout, frontendOrigin } = asked;
  return {
    target,
    layout,
    frontendOrigin,
    clientId: known.clientId,
    scopes: asked.scopes ?? known.scopes,
    redirectUri: asked.redirectUri ?? known.redirectUri,
    origin: asked.environment === undefined ? known.origin : readEnvironment(asked.environment).origin,
  };
}
