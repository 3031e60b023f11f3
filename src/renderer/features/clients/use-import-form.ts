import { useState } from 'react';
import type { ChannelInput } from '../../../shared/ipc/contract.js';
import type { ImportPreview } from '../../../shared/views/client.js';
import type { EnvironmentView } from '../../../shared/views/common.js';
import { redirectUriProblem } from './redirect-uri.js';

type Kind = EnvironmentView['kind'];

/** Where each environment answers; main has the last word on it. */
const ORIGINS: Readonly<Record<Kind, string>> = {
  production: 'https://api.id.gov.sg',
  staging: 'https://api-stg.id.gov.sg',
  sandbox: '',
  custom: '',
};

export interface ImportForm {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly kind: Kind;
  readonly setKind: (kind: Kind) => void;
  readonly origin: string;
  readonly setOrigin: (origin: string) => void;
  readonly redirectUri: string;
  readonly setRedirectUri: (uri: string) => void;
  /** What is wrong with the redirect URI, where it was typed. */
  readonly redirectUriError: string | undefined;
  /** The name of the saved client that this import overwrites, of the environment that is chosen now. */
  readonly replaces: string | undefined;
  /** What is still to be filled in; undefined where nothing is. */
  readonly missing: string | undefined;
  readonly input: ChannelInput<'client.import'>;
}

/** What the file does not hold, filled in with what main suggests. */
export function useImportForm(preview: ImportPreview): ImportForm {
  const { suggested } = preview;
  const [name, setName] = useState(suggested.name);
  const [kind, setKind] = useState(suggested.environment.kind);
  const [origin, setOrigin] = useState(suggested.environment.kind === 'custom' ? suggested.environment.origin : '');
  const [redirectUri, setRedirectUri] = useState(suggested.redirectUri);
  const environment: EnvironmentView =
    kind === suggested.environment.kind && kind !== 'custom'
      ? suggested.environment
      : { kind, origin: kind === 'custom' ? origin.trim() : ORIGINS[kind] };
  const redirectUriError = knownRedirectUris(preview).includes(redirectUri)
    ? undefined
    : redirectUriProblem(redirectUri);
  return {
    name,
    setName,
    kind,
    setKind,
    origin,
    setOrigin,
    redirectUri,
    setRedirectUri,
    redirectUriError,
    replaces: preview.saved.find((saved) => placeOf(saved.environment) === placeOf(environment))?.name,
    missing: missingOf(name, environment, redirectUri) ?? redirectUriError,
    input: { previewId: preview.previewId, name: name.trim(), environment, redirectUri: redirectUri.trim() },
  };
}

/** The redirect URIs to choose from without typing one. */
export function knownRedirectUris({ redirectUris, suggested }: ImportPreview): readonly string[] {
  return [...new Set([...redirectUris, suggested.redirectUri])];
}

/** What tells one environment from another: a sandbox has a new origin each time, of the others it alone counts. */
function placeOf({ kind, origin }: EnvironmentView): string {
  if (kind === 'sandbox') return kind;
  return URL.canParse(origin) ? new URL(origin).origin : origin;
}

function missingOf(name: string, environment: EnvironmentView, redirectUri: string): string | undefined {
  if (name.trim() === '') return 'Give the client a name';
  if (environment.kind === 'custom' && !URL.canParse(environment.origin)) return 'Give the origin as a URL';
  if (redirectUri.trim() === '') return 'Give the redirect URI';
  return undefined;
}
