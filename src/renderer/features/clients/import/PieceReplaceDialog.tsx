import type { ImportPreview } from '../../../../shared/views/client.js';
import { usePending } from '../../../bridge/actions.js';
import { useClients } from '../../../bridge/queries.js';
import { Dialog } from '../../../components/Dialog.js';
import { DialogActions } from '../../../components/DialogActions.js';
import { FindingList } from '../../../components/FindingList.js';
import { inertText } from '../../../components/inert-text.js';
import { AreaNotice } from '../../../components/Notice.js';
import { ImportChanges } from './ImportChanges.js';
import styles from './ImportDialog.module.css';
import { ImportPieces } from './ImportPieces.js';
import { cancelImport } from './import-actions.js';
import { savedUnder } from './import-changes.js';
import { formOf } from './import-form.js';
import { missingPieces } from './import-queue.js';
import type { Replacement } from './import-session.js';
import { unreadyReason } from './import-words.js';
import { importClient } from './save-import.js';

const WHAT = { clientSecret: 'secret', privateKey: 'private key' } as const;

interface PieceReplaceDialogProps {
  readonly replacing: Replacement;
  /** Undefined until the new one has been read. */
  readonly preview: ImportPreview | undefined;
}

/** Another secret or key for a saved client: nothing else of it is asked for or changed. */
export function PieceReplaceDialog({ replacing: { key, piece }, preview }: PieceReplaceDialogProps) {
  const saving = usePending('client.import');
  const clients = useClients() ?? [];
  const name = inertText(clients.find((client) => client.key === key)?.name ?? 'this client');
  const reason = reasonOf(preview, WHAT[piece]);
  const replace = () => {
    if (preview !== undefined && reason === undefined && !saving) void importClient(formOf(preview, {}, clients).input);
  };
  return (
    <Dialog
      open
      onClose={cancelImport}
      title={`Replace the ${WHAT[piece]} of ${name}`}
      description="Everything else of it stays as it is. Nothing is saved yet."
      footer={
        <DialogActions
          onCancel={cancelImport}
          onConfirm={replace}
          confirm={saving ? 'Saving to the keychain…' : 'Replace'}
          disabled={reason !== undefined || saving}
          reason={reason}
        />
      }
    >
      <div className={styles.form}>
        <AreaNotice area="import" />
        <ImportPieces preview={preview} pieces={[piece, ...othersMissing(preview, piece)]} />
        {preview !== undefined && (
          <section>
            <h3 className={styles.heading}>What changes</h3>
            <ImportChanges changes={changesOf(preview, key)} only={piece} />
            <FindingList findings={preview.findings} label="Findings" />
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** Where the keychain has lost what is not replaced, that has to be given too. */
function othersMissing(preview: ImportPreview | undefined, piece: Replacement['piece']) {
  return preview === undefined ? [] : missingPieces(preview).filter((missing) => missing !== piece);
}

function changesOf(preview: ImportPreview, key: string) {
  return savedUnder(preview, key)?.changes ?? [];
}

/** What is still to be done; undefined where it can be replaced. */
function reasonOf(preview: ImportPreview | undefined, what: string): string | undefined {
  if (preview === undefined) return `Give the new ${what}`;
  return preview.importable ? undefined : unreadyReason(preview);
}
