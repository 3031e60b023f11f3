import type { ClientColour } from '../../../../shared/client-colours.js';
import type { ChannelInput } from '../../../../shared/ipc/contract.js';
import type { ClientView, ImportPreview, ImportTarget } from '../../../../shared/views/client.js';
import type { EnvironmentView } from '../../../../shared/views/common.js';
import { type EnvironmentKind, environmentOf, originProblem } from '../environment-choice.js';
import { redirectUriProblem } from '../redirect-uri.js';

/** What a client is saved as, besides what was read. */
interface FormValues {
  readonly name: string;
  readonly kind: EnvironmentKind;
  readonly origin: string;
  readonly redirectUri: string;
  readonly notes: string;
  readonly colour: ClientColour | undefined;
}

/** What the user changed of what was filled in; a colour that is there and undefined was taken away. */
export type FormEdits = Partial<FormValues> & { readonly target?: ImportTarget };

type Input = ChannelInput<'client.import'>;

/** The form of one preview as it stands. */
export interface ImportForm extends FormValues {
  readonly environment: EnvironmentView;
  /** Undefined where no saved client has the id, or the user has to choose among several. */
  readonly target: ImportTarget | undefined;
  /** The saved client that the target updates. */
  readonly updated: ClientView | undefined;
  /** Redirect URIs to choose from without typing one. */
  readonly knownRedirectUris: readonly string[];
  readonly errors: Readonly<Partial<Record<'name' | 'origin' | 'redirectUri', string>>>;
  /** What is still to be done before it can be saved; undefined where nothing is. */
  readonly missing: string | undefined;
  readonly input: Input;
}

/** What main suggests or the updated client has, under what the user changed. */
export function formOf(preview: ImportPreview, edits: FormEdits, clients: readonly ClientView[]): ImportForm {
  const target = targetOf(preview, edits);
  const updated = target?.kind === 'update' ? clients.find(({ key }) => key === target.key) : undefined;
  const base = updated === undefined ? preview.suggested : keptOf(updated, preview);
  const { target: _, ...changed } = edits;
  const values: FormValues = { ...valuesOf(base), ...changed };
  const environment =
    values.kind === base.environment.kind && values.kind !== 'custom'
      ? base.environment
      : environmentOf(values.kind, values.origin);
  const knownRedirectUris = [...new Set([base.redirectUri, ...preview.redirectUris])].filter((uri) => uri !== '');
  const known = knownRedirectUris.includes(values.redirectUri);
  const errors = {
    name: values.name.trim() === '' ? 'Give the client a name' : undefined,
    origin: values.kind === 'custom' ? originProblem(values.origin) : undefined,
    redirectUri: known ? undefined : redirectUriProblem(values.redirectUri),
  };
  return {
    ...values,
    environment,
    target,
    updated,
    knownRedirectUris,
    errors,
    missing: missingOf(preview, target, values, errors),
    input: inputOf(preview.previewId, values, environment, target),
  };
}

/**
 * What an import comes to: what the user chose, else an update of the one saved client with the same id and
 * environment. Where several are the same, the user has to say.
 */
function targetOf(preview: ImportPreview, edits: FormEdits): ImportTarget | undefined {
  const { updates, saved, suggested } = preview;
  if (updates !== undefined) return { kind: 'update', key: updates };
  if (saved.length === 0) return undefined;
  const chosen = edits.target;
  if (chosen?.kind === 'beside' || saved.some(({ key }) => key === chosen?.key)) return chosen;
  const place = placeOf(
    edits.kind === undefined ? suggested.environment : environmentOf(edits.kind, edits.origin ?? ''),
  );
  const [same, another] = saved.filter(({ environment }) => placeOf(environment) === place);
  if (same === undefined) return { kind: 'beside' };
  return another === undefined ? { kind: 'update', key: same.key } : undefined;
}

/** What tells one environment from another: a sandbox has a new origin each time, of the others it alone counts. */
function placeOf({ kind, origin }: EnvironmentView): string {
  if (kind === 'sandbox') return kind;
  return URL.canParse(origin) ? new URL(origin).origin : origin;
}

/** An update keeps what the user gave the client, but for a redirect URI that is no longer registered. */
function keptOf(client: ClientView, { redirectUris, suggested }: ImportPreview): ImportPreview['suggested'] {
  const gone = redirectUris.length > 0 && !redirectUris.includes(client.redirectUri);
  return { ...client, redirectUri: gone ? suggested.redirectUri : client.redirectUri };
}

function valuesOf({ name, environment, redirectUri, notes, colour }: ImportPreview['suggested']): FormValues {
  const origin = environment.kind === 'custom' ? environment.origin : '';
  return { name, kind: environment.kind, origin, redirectUri, notes, colour };
}

function missingOf(
  { saved, updates }: ImportPreview,
  target: ImportTarget | undefined,
  { redirectUri }: FormValues,
  errors: ImportForm['errors'],
): string | undefined {
  if (updates === undefined && saved.length > 0 && target === undefined) return 'Choose what to update';
  if (errors.name !== undefined) return errors.name;
  if (errors.origin !== undefined) return errors.origin;
  return redirectUri.trim() === '' ? 'Give the redirect URI' : errors.redirectUri;
}

function inputOf(
  previewId: string,
  { name, redirectUri, notes, colour }: FormValues,
  environment: EnvironmentView,
  target: ImportTarget | undefined,
): Input {
  return { previewId, name: name.trim(), environment, redirectUri: redirectUri.trim(), notes, colour, target };
}
