import { type Fingerprints, fingerprints } from './key-fingerprints.js';
import { mergeReadings, type Part } from './merge-readings.js';
import { EMPTY_READING } from './pieces.js';
import type { CredentialsReading } from './read-credentials.js';
import type { SourceContent } from './read-source.js';

/** A source that was read, `name` being that of its file. */
export interface NamedSource {
  readonly name?: string | undefined;
  readonly content: SourceContent;
}

/** One client put together from sources; `sourceIndexes` are theirs in what was given, in order. */
export interface CombinedReading {
  readonly reading: CredentialsReading;
  readonly sourceIndexes: readonly number[];
}

type Group = Part[];

/**
 * Puts sources that were given together into clients: parts of one are combined, clients with different ids stay apart,
 * and a key goes to the client whose other half it is. Encrypted sources and bare lines belong to none.
 *
 * What contradicts itself becomes an error finding `sources-conflict`, never a choice; a part that may belong to several
 * clients stays alone, with a finding `source-fits-none`.
 */
export function combineSources(sources: readonly NamedSource[]): readonly CombinedReading[] {
  const parts = sources.flatMap(partsOf);
  const groups: Group[] = [];
  const byId = new Map<string, Group[]>();
  for (const part of parts.filter(({ reading }) => hasId(reading))) {
    const id = part.reading.clientId?.trim() ?? '';
    const known = byId.get(id) ?? [];
    const same = known.find((group) => mayBeSame(group, part));
    if (same !== undefined) same.push(part);
    else {
      const group = [part];
      groups.push(group);
      byId.set(id, [...known, group]);
    }
  }
  const loose = parts.filter(({ reading }) => !hasId(reading));
  if (groups.length === 0 && loose.length > 0) groups.push([...loose]);
  else placeLoose(loose, groups);
  return groups.map(combined).sort((a, b) => (a.sourceIndexes[0] ?? 0) - (b.sourceIndexes[0] ?? 0));
}

function partsOf({ name, content }: NamedSource, index: number): readonly Part[] {
  const part = (reading: CredentialsReading): Part => ({ index, name, reading });
  switch (content.kind) {
    case 'client':
      return [part(content.reading)];
    case 'bundle':
      return content.readings.map(part);
    case 'private-key':
    case 'public-key': {
      const { kind, text, findings } = content;
      const field = kind === 'private-key' ? 'privateKey' : 'publicKey';
      const findingsOfPieces = new Map(findings.map((finding) => [finding, field] as const));
      return [part({ ...EMPTY_READING, [`${field}Text`]: text, findings, findingsOfPieces })];
    }
    case 'text':
    case 'encrypted':
      return [];
  }
}

function hasId({ clientId }: CredentialsReading): boolean {
  return clientId !== undefined;
}

/** Two readings of one file are two clients, and so are those that an export keeps in different environments. */
function mayBeSame(group: Group, part: Part): boolean {
  return group.every(({ index, reading }) => {
    const [one, other] = [reading.environment, part.reading.environment];
    const apart = one !== undefined && other !== undefined && (one.kind !== other.kind || one.origin !== other.origin);
    return index !== part.index && !apart;
  });
}

/** Parts without a client id: a key goes where its other half is, the rest where it is missing. */
function placeLoose(loose: readonly Part[], groups: Group[]): void {
  const identified = [...groups];
  const keys = fingerprints();
  for (const part of loose) {
    const group = groupFor(part, identified, keys);
    if (group === undefined) groups.push([{ ...part, fitsNone: true }]);
    else group.push(part);
  }
}

function groupFor(part: Part, groups: readonly Group[], keys: Fingerprints): Group | undefined {
  if (groups.length === 1) return groups[0];
  const own = keys.of(part.reading);
  const fitting =
    own === undefined ? [] : groups.filter((group) => group.some(({ reading }) => keys.of(reading) === own));
  const lacking = groups.filter((group) => lacks(group, part.reading) && !contradicts(group, own, keys));
  const candidates = fitting.length > 0 ? fitting : lacking;
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Whether a group has nothing of what a part would bring of secrets and keys. */
function lacks(group: Group, part: CredentialsReading): boolean {
  const brought = (['clientSecret', 'privateKeyText', 'publicKeyText'] as const).filter(
    (name) => part[name] !== undefined,
  );
  return group.every(({ reading }) => brought.every((name) => reading[name] === undefined));
}

function contradicts(group: Group, own: string | undefined, keys: Fingerprints): boolean {
  return group.some(({ reading }) => {
    const known = keys.of(reading);
    return known !== undefined && own !== undefined && known !== own;
  });
}

function combined(group: Group): CombinedReading {
  return {
    reading: mergeReadings(group),
    sourceIndexes: [...new Set(group.map(({ index }) => index))].sort((a, b) => a - b),
  };
}
