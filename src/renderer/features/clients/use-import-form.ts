import { useState } from 'react';
import type { ChannelInput } from '../../../shared/ipc/contract.js';
import type { ImportPreview } from '../../../shared/views/client.js';
import type { EnvironmentView } from '../../../shared/views/common.js';

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
  return {
    name,
    setName,
    kind,
    setKind,
    origin,
    setOrigin,
    redirectUri,
    setRedirectUri,
    missing: missingOf(name, environment, redirectUri),
    input: { previewId: preview.previewId, name: name.trim(), environment, redirectUri: redirectUri.trim() },
  };
}

function missingOf(name: string, environment: EnvironmentView, redirectUri: string): string | undefined {
  if (name.trim() === '') return 'Give the client a name';
  if (environment.kind === 'custom' && !URL.canParse(environment.origin)) return 'Give the origin as a URL';
  if (!URL.canParse(redirectUri.trim())) return 'Give the redirect URI as a URL';
  return undefined;
}
