import { randomUUID } from 'node:crypto';
import { decodeText } from '../../core/credentials/decode-text.js';
import { ConsoleError } from '../../core/errors.js';
import type { ProviderEnvironment } from '../../core/flow/run.js';
import { recogniseBytes } from '../../core/inspect/key-files.js';
import { recognise } from '../../core/inspect/recognise.js';
import type { Recognised } from '../../core/inspect/recognised.js';
import { takeApart } from '../../core/inspect/take-apart.js';
import { decodeUtf8 } from '../../core/jose/utf8.js';
import { textMember } from '../../core/json.js';
import type { HttpTransport } from '../../core/trace/http.js';
import type { InspectionView } from '../../shared/views/inspector.js';
import type { OtherClients } from '../../shared/views/other-clients.js';
import { savedRunClient } from '../clients/run-client.js';
import { tryOtherClients } from '../clients/try-other-clients.js';
import { recordWithKey } from '../storage/client-records.js';
import type { ClientRepository } from '../storage/client-repository.js';
import type { ClientRecord } from '../storage/settings.js';
import { type ClientOutcome, type Inspection, inspectionIdOf } from './inspection.js';
import { inspectionSecrets } from './inspection-secrets.js';
import { inspectionViewOf } from './inspection-view.js';
import { clientUseOf, compareWithClient, decryptWithClient, verifyWithClient } from './use-client.js';
import { type ExpectedOwner, verifyWithJwks } from './verify-with-jwks.js';

/** What inspections need of the console around them. */
export interface InspectionServices {
  readonly clients: Pick<ClientRepository, 'list' | 'secretsOf'>;
  readonly http: HttpTransport;
  /** The environment as runs would use it: a sandbox is started where it is not running. */
  readonly environmentOf: (environment: ProviderEnvironment) => Promise<ProviderEnvironment>;
}

/** What is being inspected, with its secrets: the window asks by id and gets views. */
export interface Inspections {
  /** @throws ConsoleError `inspect-empty`, `inspect-too-large` */
  readonly open: (text: string, source: string) => InspectionView;
  /** The same for a file's bytes. Throws also `inspect-binary` where they are no text. */
  readonly openBytes: (bytes: Uint8Array, source: string) => InspectionView;
  /** One request of a HAR. Throws `inspection-gone`. */
  readonly openEntry: (inspectionId: string, index: number) => InspectionView;
  /**
   * Verifies, decrypts or compares with a saved client.
   *
   * @throws ConsoleError `inspection-gone`, `client-unknown`, those of the keychain and of kind `transport`
   */
  readonly applyClient: (inspectionId: string, clientKey: string) => Promise<InspectionView>;
  /**
   * Verifies a signed token with a JWKS that the user has, offline; as one of a saved client where there is one.
   *
   * @throws ConsoleError `inspection-gone`, `client-unknown`, `jwks-expected`, `inspect-empty`, `inspect-binary`, `nothing-to-verify`
   */
  readonly applyJwks: (
    inspectionId: string,
    jwks: string | Uint8Array,
    clientKey: string | undefined,
  ) => Promise<InspectionView>;
  /**
   * Tries the other saved clients on what the client that was used cannot decrypt.
   *
   * @throws ConsoleError `inspection-gone`, `nothing-wrapped`, those of the keychain
   */
  readonly tryOtherClients: (inspectionId: string) => Promise<OtherClients>;
  /** @throws ConsoleError `inspection-gone`, `secret-unknown` */
  readonly reveal: (inspectionId: string, ref: string) => string;
  readonly discard: (inspectionId: string) => void;
}

/** A HAR, a few of its requests, and what was looked at before; the oldest is forgotten. */
const MAX_HELD = 8;

export function createInspections(services: InspectionServices): Inspections {
  const held = new Map<string, Inspection>();
  const find = (inspectionId: string): Inspection => {
    const found = held.get(inspectionId);
    if (found !== undefined) return found;
    throw new ConsoleError('config', 'inspection-gone', 'That is no longer held.', { hint: 'Paste it again.' });
  };
  const hold = (inspection: Inspection): InspectionView => {
    held.delete(inspection.inspectionId);
    held.set(inspection.inspectionId, inspection);
    const [oldest] = held.keys();
    if (held.size > MAX_HELD && oldest !== undefined) held.delete(oldest);
    return inspectionViewOf(inspection);
  };
  const open = (recognised: Recognised, source: string, exchange?: Inspection['exchange']): InspectionView =>
    hold({
      inspectionId: inspectionIdOf(randomUUID()),
      source,
      recognised,
      sections: takeApart(recognised.content),
      exchange,
    });

  return {
    open: (text, source) => open(recognise(text), source),
    openBytes: (bytes, source) => open(recogniseBytes(bytes) ?? recognise(textOf(bytes)), source),
    openEntry: (inspectionId, index) => {
      const { recognised, source } = find(inspectionId);
      const entries = recognised.content.kind === 'har' ? recognised.content.entries : [];
      const entry = entries.find((one) => one.index === index);
      if (entry === undefined) {
        throw new ConsoleError('config', 'inspection-gone', 'Expected a request of that HAR; it has none there.');
      }
      return open(recogniseExchange(entry.exchange), `${source}, request ${index + 1}`, entry.exchange);
    },
    applyClient: async (inspectionId, clientKey) => {
      const { recognised } = find(inspectionId);
      const outcome = await outcomeOf(services, recognised, clientKey);
      // What was discarded meanwhile stays so.
      return hold({ ...find(inspectionId), outcome: { ...outcome, clientKey } });
    },
    applyJwks: async (inspectionId, jwks, clientKey) => {
      const { recognised } = find(inspectionId);
      const owner = clientKey === undefined ? undefined : ownerOf(recordWithKey(services.clients.list(), clientKey));
      const text = typeof jwks === 'string' ? jwks : textOf(jwks);
      const outcome = await verifyWithJwks(recognised.content, text, owner, Date.now());
      return hold({ ...find(inspectionId), outcome: { ...outcome, clientKey } });
    },
    tryOtherClients: async (inspectionId) => {
      const { recognised, outcome } = find(inspectionId);
      const compact = encryptedToClient(recognised.content);
      const used = services.clients.list().find(({ key }) => key === outcome?.clientKey);
      return tryOtherClients(compact, used?.keyFingerprint, services.clients);
    },
    reveal: (inspectionId, ref) => {
      const found = inspectionSecrets(find(inspectionId)).find((one) => one.ref === ref);
      if (found !== undefined) return found.value;
      throw new ConsoleError(
        'config',
        'secret-unknown',
        'Expected a value of what is inspected; it has none by that name.',
      );
    },
    discard: (inspectionId) => {
      held.delete(inspectionId);
    },
  };
}

/** A client and its issuer; a sandbox's own is known only while it runs. */
function ownerOf({ clientId, environment }: ClientRecord): ExpectedOwner {
  return { clientId, issuer: environment.origin === '' ? undefined : `${environment.origin}/v2` };
}

/** The token of it that a client's key is to open. */
function encryptedToClient(content: Recognised['content']): string {
  if (content.kind === 'jwe') return content.compact;
  const key = content.kind === 'userinfo' ? textMember(content.object, 'key') : undefined;
  if (key !== undefined) return key;
  throw new ConsoleError('config', 'nothing-wrapped', 'Expected something that is encrypted to a client; it is not.', {
    hint: 'Paste a JWE or a userinfo response.',
  });
}

/** UTF-8, else UTF-16 with its mark. */
function textOf(bytes: Uint8Array): string {
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  try {
    return decodeText(bytes).text;
  } catch {
    throw new ConsoleError(
      'config',
      'inspect-binary',
      'Expected text in UTF-8 or UTF-16; the file holds other bytes.',
      {
        hint: 'Of other bytes, keys and certificates in DER are known, and files of age.',
      },
    );
  }
}

/** What a request of a HAR is about: its answer, else its address. */
function recogniseExchange({ request, response }: NonNullable<Inspection['exchange']>): Recognised {
  const body = response?.body.trim() ?? '';
  const answer = body === '' ? undefined : recognise(body);
  if (answer !== undefined && answer.content.kind !== 'unknown') return answer;
  const address = recognise(request.url);
  const reason = 'Neither its address nor its answer is something of a login. The request is shown as it was recorded.';
  return address.content.kind === 'unknown' ? { ...address, reason } : address;
}

async function outcomeOf(
  { clients, http, environmentOf }: InspectionServices,
  { content }: Recognised,
  clientKey: string,
): Promise<Omit<ClientOutcome, 'clientKey'>> {
  const record = recordWithKey(clients.list(), clientKey);
  switch (clientUseOf(content)) {
    case 'compare': {
      const { allowedScopes, redirectUris } = record;
      return compareWithClient(content, { ...ownerOf(record), allowedScopes, redirectUris });
    }
    case 'verify': {
      const { origin } = await environmentOf(record.environment);
      const io = { http, now: Date.now, onExchange: () => {}, signal: new AbortController().signal };
      return verifyWithClient(content, record.clientId, origin, io);
    }
    case 'decrypt':
      return decryptWithClient(content, await savedRunClient(clients as ClientRepository, record));
    case undefined:
      return { sections: takeApart(content), secrets: [] };
  }
}
