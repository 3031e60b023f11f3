import { findScope } from '../../../../core/catalogue/catalogue.js';
import type { ClientColour } from '../../../../shared/client-colours.js';
import type { ChannelInput } from '../../../../shared/ipc/contract.js';
import { MAX_CLIENT_ID, MAX_NAME, MAX_NOTES, MAX_SCOPE, MAX_SCOPES } from '../../../../shared/limits.js';
import type { ClientView } from '../../../../shared/views/client.js';
import { type EnvironmentKind, environmentOf, originProblem } from '../environment-choice.js';
import { lengthProblem } from '../length-problem.js';
import { redirectUriProblem } from '../redirect-uri.js';

/** What of a client can be edited, as it stands in the fields. */
export interface EditForm {
  readonly name: string;
  readonly colour: ClientColour | undefined;
  readonly notes: string;
  readonly kind: EnvironmentKind;
  /** Of an own origin alone. */
  readonly origin: string;
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  /** The index of the redirect URI that runs use. */
  readonly used: number;
  /** Whether it is known which scopes are registered. */
  readonly scopesKnown: boolean;
  /** Between white space or commas. */
  readonly scopes: string;
}

/** What is wrong with the fields, in words, by field; nothing where all is well. */
export interface EditProblems {
  readonly name?: string;
  readonly origin?: string;
  readonly clientId?: string;
  readonly notes?: string;
  readonly scopes?: string;
  /** By the index of the redirect URI; -1 for the list as a whole. */
  readonly redirectUris: ReadonlyMap<number, string>;
}

/** The fields of a saved client. The redirect URI that runs use is among the others, registered or not. */
export function editFormOf(client: ClientView): EditForm {
  const redirectUris = knownUris(client);
  return {
    name: client.name,
    colour: client.colour,
    notes: client.notes,
    kind: client.environment.kind,
    origin: client.environment.kind === 'custom' ? client.environment.origin : '',
    clientId: client.clientId,
    redirectUris,
    used: redirectUris.indexOf(client.redirectUri),
    scopesKnown: client.allowedScopes !== undefined,
    scopes: (client.allowedScopes ?? []).join('\n'),
  };
}

/** What has to be put right before it can be saved. What is saved already is main's findings' to judge. */
export function editProblems(form: EditForm, client: ClientView): EditProblems {
  return {
    name: lengthProblem(form.name.trim(), 'Give the client a name.', MAX_NAME),
    origin: form.kind === 'custom' ? originProblem(form.origin) : undefined,
    clientId: lengthProblem(form.clientId.trim(), 'Give the client id, as the portal shows it.', MAX_CLIENT_ID),
    notes: lengthProblem(form.notes, undefined, MAX_NOTES),
    scopes: scopesProblem(form),
    redirectUris: redirectUriProblems(form, client),
  };
}

/** True where nothing has to be put right. */
export function isSound({ redirectUris, ...fields }: EditProblems): boolean {
  return redirectUris.size === 0 && Object.values(fields).every((problem) => problem === undefined);
}

/** What main is asked to save. */
export function editInputOf(form: EditForm, client: ClientView): ChannelInput<'client.edit'> {
  const before = knownUris(client);
  const uris = form.redirectUris.map((uri) => (before.includes(uri) ? uri : uri.trim()));
  return {
    key: client.key,
    clientId: form.clientId.trim(),
    name: form.name.trim(),
    environment: editedEnvironment(form, client),
    // Editing something else must not register a redirect URI that runs use and the credentials never listed.
    redirectUris: sameList(uris, before) ? client.redirectUris : uris,
    redirectUri: uris[form.used] ?? uris[0] ?? '',
    allowedScopes: form.scopesKnown ? scopesOf(form.scopes) : null,
    notes: form.notes,
    colour: form.colour ?? null,
  };
}

/** True where saving would change nothing. */
export function isUnchanged(form: EditForm, client: ClientView): boolean {
  return JSON.stringify(editInputOf(form, client)) === JSON.stringify(editInputOf(editFormOf(client), client));
}

/** The scopes that were typed, each once, in order. */
export function scopesOf(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\s,]+/).filter((scope) => scope !== ''))];
}

/** Scopes that sgID's catalogue does not have: most often a slip, and for the user to decide. */
export function unknownScopes(typed: string): readonly string[] {
  return scopesOf(typed).filter((scope) => findScope(scope) === undefined);
}

/** The sandbox's origin changes whenever it starts, and is main's to know. */
function editedEnvironment({ kind, origin }: EditForm, client: ClientView) {
  const { environment } = client;
  return kind === environment.kind && kind !== 'custom' ? environment : environmentOf(kind, origin);
}

function knownUris({ redirectUris, redirectUri }: ClientView): readonly string[] {
  return [...new Set([...redirectUris, redirectUri])];
}

function redirectUriProblems({ redirectUris }: EditForm, client: ClientView): ReadonlyMap<number, string> {
  if (redirectUris.length === 0) return new Map([[-1, 'Give at least one redirect URI.']]);
  const saved = knownUris(client);
  return new Map(
    redirectUris.flatMap((typed, index): [number, string][] => {
      const problem = rowProblem(typed, redirectUris.slice(0, index), saved);
      return problem === undefined ? [] : [[index, problem]];
    }),
  );
}

function rowProblem(typed: string, above: readonly string[], saved: readonly string[]): string | undefined {
  if (typed.trim() === '') return 'Write it, or remove the line.';
  if (above.some((other) => other.trim() === typed.trim())) return 'It is listed above.';
  return saved.includes(typed) ? undefined : redirectUriProblem(typed);
}

function scopesProblem({ scopesKnown, scopes }: EditForm): string | undefined {
  if (!scopesKnown) return undefined;
  const listed = scopesOf(scopes);
  if (listed.length > MAX_SCOPES) return `At most ${MAX_SCOPES} scopes.`;
  return listed.some((scope) => scope.length > MAX_SCOPE) ? `A scope has at most ${MAX_SCOPE} characters.` : undefined;
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
