import { Lock } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ErrorView } from '../../../../core/errors.js';
import type { OpenedSources } from '../../../../shared/views/client.js';
import { Button } from '../../../components/Button.js';
import { Field } from '../../../components/Field.js';
import { Form } from '../../../components/Form.js';
import { inertText } from '../../../components/inert-text.js';
import { ErrorNotice } from '../../../components/Notice.js';
import { PassphraseInput } from '../../../components/PassphraseInput.js';
import { unlock } from './import-actions.js';
import { shownPreview } from './import-queue.js';
import { useImportSession } from './import-session.js';
import styles from './UnlockFiles.module.css';

/** The files that are encrypted with a passphrase, each with a field for it. */
export function UnlockFiles() {
  const locked = useImportSession((session) => session.queue.locked);
  const alone = useImportSession((session) => shownPreview(session.queue) === undefined);
  return locked.map((file, index) => <UnlockFile key={file.lockedId} file={file} autoFocus={alone && index === 0} />);
}

interface UnlockFileProps {
  readonly file: OpenedSources['locked'][number];
  readonly autoFocus: boolean;
}

function UnlockFile({ file, autoFocus }: UnlockFileProps) {
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<'idle' | 'unlocking'>('idle');
  const [failure, setFailure] = useState<ErrorView>();
  const field = useRef<HTMLInputElement>(null);
  const busy = state === 'unlocking';
  const submit = async () => {
    if (busy || passphrase === '') return;
    setState('unlocking');
    setFailure(undefined);
    const failed = await unlock(file.lockedId, passphrase);
    if (failed === undefined) return;
    setState('idle');
    setFailure(failed);
    field.current?.select();
  };
  return (
    <Form className={styles.file} label={`Unlock ${inertText(file.name)}`} onSubmit={() => void submit()}>
      <div className={styles.head}>
        <Lock size={16} aria-hidden="true" />
        <p>
          <strong className="value">{inertText(file.name)}</strong> is encrypted with a passphrase.
        </p>
      </div>
      <div className={styles.row}>
        <div className={styles.field}>
          <Field label="Passphrase">
            <PassphraseInput ref={field} value={passphrase} onChange={setPassphrase} autoFocus={autoFocus} />
          </Field>
        </div>
        <Button type="submit" variant="primary" disabled={busy || passphrase === ''}>
          {busy ? 'Unlocking…' : 'Unlock'}
        </Button>
      </div>
      {failure !== undefined && <ErrorNotice error={failure} />}
    </Form>
  );
}
