import { RadioGroup } from '@base-ui/react/radio-group';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowView } from '../../../shared/views/flow.js';
import { dismissFailure, perform, usePending } from '../../bridge/actions.js';
import { call, failureView } from '../../bridge/bridge.js';
import { useFlow } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { Checkbox } from '../../components/Checkbox.js';
import { Dialog } from '../../components/Dialog.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { RadioCard } from '../../components/RadioCard.js';
import { closeOverlay, useView } from '../frame/view.js';
import styles from './ExportDialog.module.css';
import { ExportPreview } from './ExportPreview.js';

/** Writes the sample payload, masked unless the user says that it may hold personal data. */
export function ExportDialog() {
  const open = useView((state) => state.overlay?.kind === 'export');
  const flow = useFlow();
  if (!open || flow === null || flow === undefined) return null;
  return <OpenExport flow={flow} />;
}

type Privacy = 'masked' | 'received';

function OpenExport({ flow }: { readonly flow: FlowView }) {
  const { runId } = flow;
  const [privacy, setPrivacy] = useState<Privacy>('masked');
  const [confirmed, setConfirmed] = useState(false);
  const [path, setPath] = useState<string>();
  const writing = usePending('export.sample');
  const preview = useQuery({
    queryKey: ['export', runId],
    queryFn: () => call('export.preview', { runId }),
    staleTime: 0,
    gcTime: 0,
  });
  const close = () => {
    dismissFailure('export');
    closeOverlay('export');
  };
  const write = async () => {
    const written = await perform(
      'export',
      'export.sample',
      privacy === 'masked' ? { runId, privacy } : { runId, privacy, confirmed: true },
    );
    if (written !== undefined && written !== null) setPath(written.path);
  };
  const blocked = privacy === 'received' && !confirmed;
  return (
    <Dialog
      open
      onClose={close}
      width="wide"
      title="Export the sample payload"
      description="The decrypted data as JSON, in the form of the official SDK’s userinfo."
      footer={
        <>
          {blocked && (
            <p className={styles.reason} id="export-reason">
              Confirm first that the file will hold personal data
            </p>
          )}
          <Button onClick={close}>{path === undefined ? 'Cancel' : 'Close'}</Button>
          <Button
            variant="primary"
            disabled={blocked || writing}
            describedBy={blocked ? 'export-reason' : undefined}
            onClick={() => void write()}
          >
            {writing ? 'Writing…' : 'Export…'}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <AreaNotice area="export" />
        {path !== undefined && <Written path={path} />}
        <PrivacyChoice privacy={privacy} onChange={setPrivacy} />
        {privacy === 'received' && (
          // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox renders the input that the label is for
          <label className={styles.confirm}>
            <Checkbox checked={confirmed} onChange={setConfirmed} />
            <span>
              {flow.environment.kind === 'sandbox'
                ? 'I know that the file will hold every value in clear, here of a test person.'
                : 'I know that the file will hold a person’s data in clear, and will keep it as such.'}
            </span>
          </label>
        )}
        {privacy === 'masked' && preview.data !== undefined && <ExportPreview preview={preview.data} />}
        {privacy === 'masked' && preview.isPending && <p className={styles.loading}>Reading the payload…</p>}
        {preview.error !== null && <Notice tone="fail" title={failureView(preview.error).message} />}
      </div>
    </Dialog>
  );
}

interface PrivacyChoiceProps {
  readonly privacy: Privacy;
  readonly onChange: (privacy: Privacy) => void;
}

function PrivacyChoice({ privacy, onChange }: PrivacyChoiceProps) {
  return (
    <RadioGroup
      className={styles.choice}
      aria-label="What the file holds"
      value={privacy}
      onValueChange={(value) => onChange(value === 'received' ? 'received' : 'masked')}
    >
      <RadioCard value="masked" title="Masked">
        Same fields and formats, no personal data. Safe to share.
      </RadioCard>
      <RadioCard value="received" title="As received">
        Every value in clear, as it was decrypted.
      </RadioCard>
    </RadioGroup>
  );
}

function Written({ path }: { readonly path: string }) {
  return (
    <Notice
      tone="info"
      announced
      title="Written"
      actions={<Button onClick={() => void perform('export', 'export.showInFolder', {})}>Show in folder</Button>}
    >
      <span className="wire">{path}</span>
    </Notice>
  );
}
