import type { ImportPreview } from '../../../../shared/views/client.js';
import { usePending } from '../../../bridge/actions.js';
import { Button } from '../../../components/Button.js';
import { Dialog } from '../../../components/Dialog.js';
import { DialogActions } from '../../../components/DialogActions.js';
import { Form } from '../../../components/Form.js';
import { inertText } from '../../../components/inert-text.js';
import { AreaNotice } from '../../../components/Notice.js';
import { useView } from '../../../view/view.js';
import styles from './ImportDialog.module.css';
import { ImportFields } from './ImportFields.js';
import { ImportQueueBar } from './ImportQueueBar.js';
import { ImportRead } from './ImportRead.js';
import { ImportRefused } from './ImportRefused.js';
import { ImportTargetChoice } from './ImportTargetChoice.js';
import { cancelImport } from './import-actions.js';
import { shownPreview } from './import-queue.js';
import { useImportSession } from './import-session.js';
import { importDescription, unreadyReason } from './import-words.js';
import { PieceReplaceDialog } from './PieceReplaceDialog.js';
import { importClient } from './save-import.js';
import { UnlockFiles } from './UnlockFiles.js';
import { useImportForm } from './use-import-form.js';

/** Shows what was read before anything is saved, and asks for what the files do not hold. */
export function ImportDialog() {
  const open = useView((state) => state.overlay?.kind === 'import');
  const replacing = useImportSession((session) => session.replacing);
  const preview = useImportSession((session) => shownPreview(session.queue));
  if (!open) return null;
  return replacing === undefined ? (
    <OpenImport preview={preview} />
  ) : (
    <PieceReplaceDialog replacing={replacing} preview={preview} />
  );
}

/** Without a preview: files that are locked or were refused, and none that can be shown. */
function OpenImport({ preview }: { readonly preview: ImportPreview | undefined }) {
  const locked = useImportSession((session) => session.queue.locked.length > 0);
  const nothing = locked ? 'What is encrypted opens with its passphrase.' : 'Nothing is left to import.';
  return (
    <Dialog
      open
      onClose={cancelImport}
      title="Import credentials"
      description={preview === undefined ? nothing : importDescription(preview)}
      width="wide"
      footer={
        preview === undefined ? (
          <Button onClick={cancelImport}>{locked ? 'Cancel' : 'Close'}</Button>
        ) : (
          <ImportFooter preview={preview} />
        )
      }
    >
      <div className={styles.form}>
        <ImportRefused />
        <UnlockFiles />
        <ImportQueueBar />
        <AreaNotice area="import" />
        {preview !== undefined && <ImportContent key={preview.previewId} preview={preview} />}
      </div>
    </Dialog>
  );
}

function ImportContent({ preview }: { readonly preview: ImportPreview }) {
  const { form, submit } = useSubmit(preview);
  return (
    <>
      <ImportRead preview={preview} />
      <Form className={styles.form} onSubmit={submit}>
        {preview.saved.length > 0 && <ImportTargetChoice preview={preview} form={form} />}
        <ImportFields form={form} />
      </Form>
    </>
  );
}

function ImportFooter({ preview }: { readonly preview: ImportPreview }) {
  const { form, reason, saving, ready, submit } = useSubmit(preview);
  const updatedName = inertText(form.updated?.name ?? '');
  return (
    <DialogActions
      onCancel={cancelImport}
      onConfirm={submit}
      confirm={saving ? 'Saving to the keychain…' : form.updated === undefined ? 'Import' : `Update ${updatedName}`}
      disabled={!ready}
      reason={reason}
    />
  );
}

/** The form of a preview, why it cannot be saved yet, and what saves it. */
function useSubmit(preview: ImportPreview) {
  const form = useImportForm(preview);
  const saving = usePending('client.import', 'client.importAll');
  // What is being read is meant to be saved too.
  const reading = useImportSession((session) => session.reading !== undefined);
  const reason = preview.importable ? form.missing : unreadyReason(preview);
  const ready = reason === undefined && !saving && !reading;
  const submit = () => {
    if (ready) void importClient(form.input);
  };
  return { form, reason, saving, ready, submit };
}
