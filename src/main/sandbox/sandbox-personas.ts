import { findScope } from '../../core/catalogue/catalogue.js';
import { readValue } from '../../core/catalogue/parse.js';
import { ConsoleError } from '../../core/errors.js';
import { readInputFile } from '../../engine/storage/read-input-file.js';
import type { SettingsStore } from '../../engine/storage/settings-store.js';
import { definePersona } from '../../sandbox/personas/define-persona.js';
import type { Persona, PersonaRecord } from '../../sandbox/personas/persona.js';
import { personasWith } from '../../sandbox/personas/personas.js';
import { readPersonaRecord, readPersonaRecords } from '../../sandbox/personas/read-persona-records.js';
import type { PersonaCheckView } from '../../shared/views/persona.js';

/** As many as a file may have. */
const MAX_OWN = 200;

/** The test people: those that are built in, and the user's own, which are kept in the settings. */
export interface SandboxPersonas {
  /** Those of the sandbox, changed ones as they were changed, and those that the user made. */
  readonly list: () => readonly Persona[];
  /** @throws ConsoleError `persona-unknown` */
  readonly read: (id: string) => PersonaRecord;
  /** What the sandbox would send of a persona today, and what is odd about it. */
  readonly check: (record: unknown) => PersonaCheckView;
  /**
   * Saves a persona in the place of `replaces`, or as a new one. A built-in one that is changed is kept under its id.
   *
   * @throws SandboxError `personas-unusable`; ConsoleError `persona-id-taken`, `personas-too-many`
   */
  readonly save: (record: unknown, replaces: string | undefined) => PersonaRecord;
  /** Removes one of the user's own; a built-in one that it stood in for comes back. */
  readonly remove: (id: string) => void;
  /** Adds the personas of a file; one with the id of another takes its place. Gives how many there were. */
  readonly importFile: (path: string) => Promise<number>;
  /** Personas as a file to import elsewhere, or to give to the command line. */
  readonly exportJson: (ids: readonly string[]) => string;
}

export function createSandboxPersonas(settings: SettingsStore, onChange: () => void): SandboxPersonas {
  const own = (): readonly PersonaRecord[] => settings.read().sandbox.personas;
  const keep = (records: readonly PersonaRecord[]): void => {
    if (records.length > MAX_OWN) {
      throw new ConsoleError('config', 'personas-too-many', `Expected at most ${MAX_OWN} personas of your own.`, {
        hint: 'Remove those that are not used.',
      });
    }
    settings.update((now) => ({ ...now, sandbox: { ...now.sandbox, personas: [...records] } }));
    onChange();
  };
  const find = (id: string): PersonaRecord => {
    const found = personasWith(own()).find((persona) => persona.id === id);
    if (found !== undefined) return found.record;
    throw new ConsoleError('config', 'persona-unknown', 'Expected a persona that is there; that one is not.', {
      hint: 'It may have been removed since. Choose another.',
    });
  };
  return {
    list: () => personasWith(own()),
    read: find,
    check: (value) => checkOf(readPersonaRecord(value, 'The persona')),
    save: (value, replaces) => {
      const record = readPersonaRecord(value, 'The persona');
      const taken = personasWith(own()).some(({ id }) => id === record.id);
      if (record.id !== replaces && taken) {
        throw new ConsoleError('config', 'persona-id-taken', `Expected an id of its own; ${record.id} is another’s.`, {
          hint: 'Each persona has one sub at each client, which is made from the id.',
        });
      }
      keep([...own().filter(({ id }) => id !== replaces), record]);
      return record;
    },
    remove: (id) => keep(own().filter((record) => record.id !== id)),
    importFile: async (path) => {
      const records = readPersonaRecords(Buffer.from(await readInputFile(path)).toString('utf8'));
      const ids = new Set(records.map(({ id }) => id));
      keep([...own().filter(({ id }) => !ids.has(id)), ...records]);
      return records.length;
    },
    exportJson: (ids) => `${JSON.stringify({ personas: ids.map(find) }, undefined, 2)}\n`,
  };
}

function checkOf(record: PersonaRecord): PersonaCheckView {
  const values = definePersona(record).values(Date.now());
  return Object.entries(values).map(([scope, value]) => {
    const definition = findScope(scope);
    const findings = definition === undefined ? [] : readValue(definition, value).findings;
    return { scope, today: value.slice(0, 2000), findings: findings.map(({ message }) => message) };
  });
}
