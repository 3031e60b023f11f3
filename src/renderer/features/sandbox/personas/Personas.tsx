import { useState } from 'react';
import type { PersonaRecordView } from '../../../../shared/views/persona.js';
import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { perform } from '../../../bridge/actions.js';
import { Badge } from '../../../components/Badge.js';
import { Button } from '../../../components/Button.js';
import { TitledCard } from '../../../components/Card.js';
import { ConfirmDialog } from '../../../components/ConfirmDialog.js';
import { inertText } from '../../../components/inert-text.js';
import { RadioCards } from '../../../components/RadioCards.js';
import { WrittenNotice } from '../../../components/WrittenNotice.js';
import { changeSandbox } from '../sandbox-actions.js';
import { AutoApprove } from './AutoApprove.js';
import { PersonaEditorDialog } from './PersonaEditorDialog.js';
import styles from './Personas.module.css';
import { freeId } from './persona-form.js';

interface Editing {
  readonly title: string;
  readonly start: PersonaRecordView;
  readonly replaces: string | undefined;
}

/** Who logs in next: test people, who between them have a value for every scope, and the user's own. */
export function Personas({ sandbox }: { readonly sandbox: SandboxView }) {
  const [editing, setEditing] = useState<Editing>();
  const [written, setWritten] = useState<string>();
  const ids = sandbox.personas.map(({ id }) => id);
  const create = () =>
    setEditing({
      title: 'New persona',
      start: { id: freeId('my persona', ids), name: 'My persona', note: '', values: {} },
      replaces: undefined,
    });
  const write = async (chosen: readonly string[]) => {
    const file = await perform('sandbox', 'sandbox.exportPersonas', { ids: chosen });
    if (file !== undefined && file !== null) setWritten(file.path);
  };
  return (
    <TitledCard
      title="Who logs in"
      actions={
        <>
          <Button size="small" variant="quiet" onClick={() => void changeSandbox('sandbox.importPersonas', {})}>
            Import…
          </Button>
          <Button size="small" variant="quiet" onClick={() => void write(ids)}>
            Export all…
          </Button>
          <Button size="small" onClick={create}>
            New
          </Button>
        </>
      }
    >
      <RadioCards
        label="Who logs in"
        className={styles.cards}
        choices={sandbox.personas.map(({ id, name, note, own }) => ({
          value: id,
          title: inertText(name),
          words: (
            <>
              {inertText(note)} {own && <Badge>yours</Badge>}
            </>
          ),
        }))}
        value={sandbox.persona}
        onChange={(persona) => void changeSandbox('sandbox.choosePersona', { persona })}
      />
      <ChosenPersona sandbox={sandbox} onEdit={setEditing} onExport={(id) => void write([id])} />
      {written !== undefined && (
        <WrittenNotice path={written} title="Exported" onDismiss={() => setWritten(undefined)} />
      )}
      <AutoApprove sandbox={sandbox} />
      {editing !== undefined && <PersonaEditorDialog {...editing} onClose={() => setEditing(undefined)} />}
    </TitledCard>
  );
}

interface ChosenPersonaProps {
  readonly sandbox: SandboxView;
  readonly onEdit: (editing: Editing) => void;
  readonly onExport: (id: string) => void;
}

/** What can be done with the persona that is chosen. */
function ChosenPersona({ sandbox, onEdit, onExport }: ChosenPersonaProps) {
  const [removing, setRemoving] = useState(false);
  const chosen = sandbox.personas.find(({ id }) => id === sandbox.persona);
  if (chosen === undefined) return null;
  const { id, own } = chosen;
  const name = inertText(chosen.name);
  const edit = async () => {
    const start = await perform('sandbox', 'sandbox.readPersona', { id });
    if (start !== undefined) onEdit({ title: `Change ${name}`, start, replaces: id });
  };
  const duplicate = async () => {
    const start = await perform('sandbox', 'sandbox.readPersona', { id });
    const ids = sandbox.personas.map((persona) => persona.id);
    if (start !== undefined) {
      onEdit({ title: `Duplicate ${name}`, start: { ...start, id: freeId(start.id, ids) }, replaces: undefined });
    }
  };
  return (
    <div className={styles.actions}>
      <Button size="small" onClick={() => void edit()}>
        Change<span className="sr-only"> {name}</span>
      </Button>
      <Button size="small" onClick={() => void duplicate()}>
        Duplicate<span className="sr-only"> {name}</span>
      </Button>
      <Button size="small" onClick={() => onExport(id)}>
        Export…<span className="sr-only"> {name}</span>
      </Button>
      {own && (
        <Button size="small" variant="quiet" onClick={() => setRemoving(true)}>
          Remove<span className="sr-only"> {name}</span>
        </Button>
      )}
      <ConfirmDialog
        open={removing}
        title={`Remove ${name}?`}
        confirm="Remove"
        danger
        onCancel={() => setRemoving(false)}
        onConfirm={() => {
          setRemoving(false);
          void changeSandbox('sandbox.removePersona', { id });
        }}
      >
        It is gone unless you exported it. A built-in persona that it stood in for comes back.
      </ConfirmDialog>
    </div>
  );
}
