import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import type { KeptRunView } from '../../../shared/views/history.js';
import { dismissFailure, perform, usePending } from '../../bridge/actions.js';
import { Button } from '../../components/Button.js';
import { Checkbox } from '../../components/Checkbox.js';
import { Dialog } from '../../components/Dialog.js';
import { dateAndTime } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { RadioCard } from '../../components/RadioCard.js';
import { closeOverlay } from '../frame/view.js';
import styles from './ExportRunDialog.module.css';

type Privacy = 'sanitised' | 'received';

/** Writes a kept run to a file, sanitised unless the user says that it may hold real values. */
export function ExportRunDialog({ run }: { readonly run: KeptRunView }) {
  const [privacy, setPrivacy] = useState<Privacy>('sanitised');
  const [confirmed, setConfirmed] = useState(false);
  const [path, setPath] = useState<string>();
  const writing = usePending('history.exportRun');
  const blocked = privacy === 'received' && !confirmed;
  const close = () => {
    dismissFailure('export-run');
    closeOverlay('export-run');
  };
  const write = async () => {
    const { id } = run;
    const written = await perform(
      'export-run',
      'history.exportRun',
      privacy === 'sanitised' ? { id, privacy } : { id, privacy, confirmed: true },
    );
    if (written !== undefined && written !== null) setPath(written.path);
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Export the run"
      description={`${inertText(run.clientName)}, ${dateAndTime(run.startedAt)}. Another console can import the file and draw the run.`}
      footer={
        <>
          {blocked && (
            <p className={styles.reason} id="export-run-reason">
              Confirm first that the file will hold real values
            </p>
          )}
          <Button onClick={close}>{path === undefined ? 'Cancel' : 'Close'}</Button>
          <Button
            variant="primary"
            disabled={blocked || writing}
            describedBy={blocked ? 'export-run-reason' : undefined}
            onClick={() => void write()}
          >
            {writing ? 'Writing…' : 'Export…'}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <AreaNotice area="export-run" />
        {path !== undefined && (
          <Notice tone="info" announced title="Written">
            <span className="wire">{path}</span>
          </Notice>
        )}
        {run.privacy === 'sanitised' ? (
          <p>The run was sanitised when it came; the file will hold what is here.</p>
        ) : (
          <RadioGroup
            className={styles.choice}
            aria-label="What the file holds"
            value={privacy}
            onValueChange={(value) => setPrivacy(value === 'received' ? 'received' : 'sanitised')}
          >
            <RadioCard value="sanitised" title="Sanitised">
              Every step, request and check, without tokens, codes, keys, the subject and personal values.
            </RadioCard>
            <RadioCard value="received" title="With real values">
              Everything but the client’s secret and private key, in clear. The file says so.
            </RadioCard>
          </RadioGroup>
        )}
        {privacy === 'received' && (
          // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox renders the input that the label is for
          <label className={styles.confirm}>
            <Checkbox checked={confirmed} onChange={setConfirmed} />
            <span>I know that the file will hold tokens and a person’s data in clear, and will keep it as such.</span>
          </label>
        )}
      </div>
    </Dialog>
  );
}
