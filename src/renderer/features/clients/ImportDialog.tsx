import type { ImportPreview } from '../../../shared/views/client.js';
import { usePending } from '../../bridge/actions.js';
import { Button } from '../../components/Button.js';
import { Dialog } from '../../components/Dialog.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { useView } from '../frame/view.js';
import { cancelImport, importClient } from './client-actions.js';
import styles from './ImportDialog.module.css';
import { ImportFields } from './ImportFields.js';
import { ImportFindings } from './ImportFindings.js';
import { useImportForm } from './use-import-form.js';

/** Shows what was read before anything is saved, and asks for what the file does not hold. */
export function ImportDialog() {
  const preview = useView((state) => (state.overlay?.kind === 'import' ? state.overlay.preview : undefined));
  if (preview === undefined) return null;
  return <OpenImport key={preview.previewId} preview={preview} />;
}

const FORM_ID = 'import-form';
const REASON_ID = 'import-reason';

function OpenImport({ preview }: { readonly preview: ImportPreview }) {
  const form = useImportForm(preview);
  const saving = usePending('client.import');
  const reason = preview.importable ? form.missing : 'Mend the errors above and import again';
  const submit = () => {
    if (reason === undefined && !saving) void importClient(form.input);
  };
  return (
    <Dialog
      open
      onClose={cancelImport}
      title="Import credentials"
      description={`Read from ${preview.fileName ?? 'the clipboard'}, ${
        preview.format === 'json' ? 'as JSON' : 'as environment variables'
      }. Nothing is saved yet.`}
      width="wide"
      footer={
        <>
          {reason !== undefined && (
            <p id={REASON_ID} className={styles.reason}>
              {reason}
            </p>
          )}
          <Button onClick={cancelImport}>Cancel</Button>
          <Button
            variant="primary"
            disabled={reason !== undefined || saving}
            describedBy={reason === undefined ? undefined : REASON_ID}
            onClick={submit}
          >
            {saving ? 'Saving to the keychain…' : form.replaces === undefined ? 'Import' : 'Replace'}
          </Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <AreaNotice area="import" />
        <ImportFindings preview={preview} />
        {preview.importable && form.replaces !== undefined && (
          <Notice tone="warn" title={`This replaces ${form.replaces}`}>
            A client with the same id and environment is saved already; its secret and key are overwritten.
          </Notice>
        )}
        {preview.importable && <ImportFields preview={preview} form={form} />}
        {/* Lets Enter in a field submit: the visible button is outside of the form. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
