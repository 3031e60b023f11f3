import fc from 'fast-check';
import type { ClientRecord } from '../../../src/engine/storage/settings.js';
import { clientOf, type Storage } from './saved-clients.js';

/** A saved client as the model has it; `key` is unknown of a new one until it is seen. */
export interface ModelClient {
  readonly key: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly notes: string | undefined;
  readonly secret: string;
  readonly privateKey: string;
}

/** One thing that is done to the clients; `at` chooses among those that there are. */
export type Action =
  | { readonly do: 'import' | 'beside'; readonly id: string; readonly version: string }
  | {
      readonly do: 'replace secret' | 'replace key' | 'edit' | 'duplicate';
      readonly at: number;
      readonly version: string;
    }
  | { readonly do: 'remove'; readonly at: number };

const version = fc.integer({ min: 1, max: 99 }).map(String);
const at = fc.nat(5);
export const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    do: fc.constantFrom('import' as const, 'beside' as const),
    id: fc.constantFrom('A', 'A-B', 'A-B-C'),
    version,
  }),
  fc.record({
    do: fc.constantFrom('replace secret' as const, 'replace key' as const, 'edit' as const, 'duplicate' as const),
    at,
    version,
  }),
  fc.record({ do: fc.constant('remove' as const), at }),
);

/** Long enough for parts where the version is even. */
const keyLength = (key: string): number => (Number(key) % 2 === 0 ? 3_300 : 1_700);
const secretsOf = (id: string, secret: string, privateKey: string) =>
  clientOf(id, { secret, key: privateKey }, keyLength(privateKey));

function chosen(model: readonly ModelClient[], at: number): ModelClient | undefined {
  return model[at % Math.max(model.length, 1)];
}

/** What the clients are after an action; undefined where it is to be refused. */
export function expected(model: readonly ModelClient[], done: Action): readonly ModelClient[] | undefined {
  const added = (client: ModelClient) => [...model, { ...client, key: undefined }];
  if ('id' in done) {
    const imported = { id: done.id, name: `Name of ${done.id}`, secret: done.version, privateKey: done.version };
    const same = done.do === 'import' ? model.filter(({ id }) => id === done.id) : [];
    if (same.length > 1) return undefined;
    const [old] = same;
    if (old === undefined) return added({ ...imported, key: undefined, notes: undefined });
    return model.map((one) => (one === old ? { ...old, ...imported } : one));
  }
  const target = chosen(model, done.at);
  if (target === undefined) return model;
  const changed = (change: Partial<ModelClient>) => model.map((one) => (one === target ? { ...one, ...change } : one));
  switch (done.do) {
    case 'replace secret':
      return changed({ secret: done.version });
    case 'replace key':
      return changed({ privateKey: done.version });
    case 'edit':
      return changed({ notes: `notes ${done.version}` });
    case 'duplicate':
      return added({ ...target, name: `Copy ${done.version}` });
    case 'remove':
      return model.filter((one) => one !== target);
  }
}

/** Does it to the real thing. */
export async function perform({ clients }: Storage, model: readonly ModelClient[], todo: Action): Promise<void> {
  if ('id' in todo) {
    const kind = todo.do === 'import' ? 'same' : 'beside';
    await clients.save(secretsOf(todo.id, todo.version, todo.version), { kind });
    return;
  }
  const target = chosen(model, todo.at);
  if (target?.key === undefined) return;
  const { key, id, name } = target;
  const replace = (secret: string, privateKey: string) =>
    clients.save({ ...secretsOf(id, secret, privateKey), name }, { kind: 'update', key });
  switch (todo.do) {
    case 'replace secret':
      await replace(todo.version, target.privateKey);
      return;
    case 'replace key':
      await replace(target.secret, todo.version);
      return;
    case 'edit':
      clients.edit(key, { notes: `notes ${todo.version}` });
      return;
    case 'duplicate':
      await clients.duplicate(key, `Copy ${todo.version}`);
      return;
    case 'remove':
      await clients.remove(key);
  }
}

/** What is really there, in order, its secrets read from the keychain; throws where they are not those of one client. */
export async function actual({ clients }: Storage): Promise<readonly ModelClient[]> {
  return Promise.all(clients.list().map((record) => actualOne(clients, record)));
}

async function actualOne(clients: Storage['clients'], record: ClientRecord): Promise<ModelClient> {
  const { clientSecret, privateKeyPem } = await clients.secretsOf(record);
  const secret = /^secret (\d+) of /.exec(clientSecret)?.[1] ?? '';
  const privateKey = /^key (\d+) of /.exec(privateKeyPem)?.[1] ?? '';
  const whole = secretsOf(record.clientId, secret, privateKey);
  if (
    clientSecret !== whole.clientSecret ||
    privateKeyPem !== whole.privateKeyPem ||
    record.keyFingerprint !== whole.keyFingerprint
  ) {
    throw new Error(`${record.clientId} is mixed with another client, or with an earlier one of its own.`);
  }
  const { key, clientId: id, name, notes } = record;
  return { key, id, name, notes, secret, privateKey };
}

/** Whether the clients are those of a model, whose new ones have keys that it does not know. */
export function agrees(found: readonly ModelClient[], model: readonly ModelClient[]): boolean {
  const known = (one: ModelClient, at: number) => ({ ...one, key: model[at]?.key === undefined ? undefined : one.key });
  return JSON.stringify(found.map(known)) === JSON.stringify(model.map(inOrder));
}

/** Its members in the order in which `actualOne` has them. */
const inOrder = ({ key, id, name, notes, secret, privateKey }: ModelClient): ModelClient => ({
  key,
  id,
  name,
  notes,
  secret,
  privateKey,
});
