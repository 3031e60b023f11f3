import { useState } from 'react';
import { MAX_NOTES } from '../../../shared/limits.js';
import type { KeptRunView } from '../../../shared/views/history.js';
import { usePending } from '../../bridge/actions.js';
import { useHistory } from '../../bridge/queries.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { Field } from '../../components/Field.js';
import { FormDialog } from '../../components/FormDialog.js';
import { counted, dateAndTime } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { TextArea } from '../../components/TextArea.js';
import { closeOverlay, useView } from '../../view/view.js';
import { ExportRunDialog } from './ExportRunDialog.js';
import { noteKeptRun, removeHistory, removeKeptRun, removeUnreadable } from './history-actions.js';

/** What is asked and written about kept runs. */
export function HistoryDialogs() {
  const overlay = useView((state) => state.overlay);
  const history = useHistory();
  const run =
    overlay !== undefined && 'id' in overlay
      ? history?.runs.find((candidate) => candidate.id === overlay.id)
      : undefined;
  return (
    <>
      {overlay?.kind === 'run-notes' && run !== undefined && <NotesDialog run={run} />}
      {overlay?.kind === 'export-run' && run !== undefined && <ExportRunDialog run={run} />}
      <ConfirmDialog
        open={overlay?.kind === 'remove-run' && run !== undefined}
        title="Remove this run?"
        confirm="Remove"
        danger
        onConfirm={() => {
          closeOverlay('remove-run');
          if (run !== undefined) void removeKeptRun(run.id);
        }}
        onCancel={() => closeOverlay('remove-run')}
      >
        {run !== undefined && `${inertText(run.clientName)}, ${dateAndTime(run.startedAt)}. `}Its file is deleted; there
        is no way back.
      </ConfirmDialog>
      <ConfirmDialog
        open={overlay?.kind === 'remove-history'}
        title="Remove the whole history?"
        confirm="Remove all"
        danger
        onConfirm={() => {
          closeOverlay('remove-history');
          void removeHistory();
        }}
        onCancel={() => closeOverlay('remove-history')}
      >
        {counted(history?.runs.length ?? 0, 'run')}, pinned ones and files that cannot be read included, are deleted,
        and the key is taken out of the keychain. There is no way back.
      </ConfirmDialog>
      <ConfirmDialog
        open={overlay?.kind === 'remove-file'}
        title="Remove this file?"
        confirm="Remove"
        danger
        onConfirm={() => {
          closeOverlay('remove-file');
          if (overlay?.kind === 'remove-file') void removeUnreadable(overlay.file);
        }}
        onCancel={() => closeOverlay('remove-file')}
      >
        {overlay?.kind === 'remove-file' && inertText(overlay.file)} is deleted unread; there is no way back.
      </ConfirmDialog>
    </>
  );
}

function NotesDialog({ run }: { readonly run: KeptRunView }) {
  const [notes, setNotes] = useState(run.notes);
  const saving = usePending('history.annotate');
  const save = async () => {
    if (await noteKeptRun(run.id, notes)) closeOverlay('run-notes');
  };
  return (
    <FormDialog
      area="history"
      title="Notes"
      description={`${inertText(run.clientName)}, ${dateAndTime(run.startedAt)}`}
      width="narrow"
      confirm="Save"
      busy={saving ? 'Saving…' : undefined}
      onSubmit={() => void save()}
      onClose={() => closeOverlay('run-notes')}
    >
      <Field label="Notes" hint="Kept with the run, encrypted like it, and searched.">
        <TextArea rows={5} value={notes} onChange={(next) => setNotes(next.slice(0, MAX_NOTES))} />
      </Field>
    </FormDialog>
  );
}
