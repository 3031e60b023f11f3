import type { ImportPreview } from '../../../../shared/views/client.js';
import { useClients } from '../../../bridge/queries.js';
import { type FormEdits, formOf, type ImportForm } from './import-form.js';
import { editImport, useImportSession } from './import-session.js';

/** A form, and what changes it. */
export interface EditableForm extends ImportForm {
  readonly edit: (edits: FormEdits) => void;
}

const NO_EDITS: FormEdits = {};

/** What the file does not hold, filled in with what main suggests; kept while the user looks at another preview. */
export function useImportForm(preview: ImportPreview): EditableForm {
  const edits = useImportSession((session) => session.edits[preview.previewId]) ?? NO_EDITS;
  const clients = useClients() ?? [];
  return { ...formOf(preview, edits, clients), edit: (changed) => editImport(preview.previewId, changed) };
}
