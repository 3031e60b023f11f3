import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import type { FlowView } from '../../../shared/views/flow.js';
import { dismissFailure, perform, usePending } from '../../bridge/actions.js';
import { useFlow } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { Checkbox } from '../../components/Checkbox.js';
import { Dialog } from '../../components/Dialog.js';
import { counted } from '../../components/format.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { RadioCard } from '../../components/RadioCard.js';
import { closeOverlay, useView } from '../frame/view.js';
import styles from './HarDialog.module.css';
import { hasSent } from './har-actions.js';

/** Writes the requests of a run as an HTTP Archive, masked unless the user says that it may hold secrets. */
export function HarDialog() {
  const open = useView((state) => state.overlay?.kind === 'export-har');
  const flow = useFlow() ?? undefined;
  return open && flow !== undefined && hasSent(flow) ? <OpenHar flow={flow} /> : null;
}

function OpenHar({ flow }: { readonly flow: FlowView }) {
  const [received, setReceived] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const [path, setPath] = useState<string>();
  const writing = usePending('export.har');
  const count = flow.steps.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  const blocked = received && !confirmed;
  const close = () => {
    dismissFailure('export-har');
    closeOverlay('export-har');
  };
  const write = async () => {
    const { runId } = flow;
    const input = received
      ? ({ runId, privacy: 'received', confirmed: true } as const)
      : ({ runId, privacy: 'masked' } as const);
    const written = await perform('export-har', 'export.har', input);
    if (written !== undefined && written !== null) setPath(written.path);
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Export HAR"
      description={`${counted(count, 'request')} of this run as an HTTP Archive 1.2, which the network panel of a browser’s developer tools opens.`}
      footer={
        <>
          {blocked && (
            <p className={styles.reason} id="har-reason">
              Confirm first that the file will hold secrets
            </p>
          )}
          <Button onClick={close}>{path === undefined ? 'Cancel' : 'Close'}</Button>
          <Button
            variant="primary"
            disabled={blocked || writing}
            describedBy={blocked ? 'har-reason' : undefined}
            onClick={() => void write()}
          >
            {writing ? 'Writing…' : 'Export…'}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <AreaNotice area="export-har" />
        {path !== undefined && <Written path={path} />}
        <RadioGroup
          className={styles.choices}
          aria-label="What the file may hold"
          value={received ? 'received' : 'masked'}
          onValueChange={(value) => {
            setReceived(value === 'received');
            setConfirmed(false);
            setPath(undefined);
          }}
        >
          <RadioCard value="masked" title="Masked">
            <span className={styles.note}>
              A stand-in for each secret, code and token. Look it over, then share it.
            </span>
          </RadioCard>
          <RadioCard value="received" title="As it was on the wire">
            <span className={styles.note}>Client secret, code, tokens and encrypted values, all in clear.</span>
          </RadioCard>
        </RadioGroup>
        {received && (
          // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox renders the input that the label is for
          <label className={styles.confirm}>
            <Checkbox checked={confirmed} onChange={setConfirmed} />
            <span>I know that the file will hold the client secret and tokens in clear, and will keep it as such.</span>
          </label>
        )}
      </div>
    </Dialog>
  );
}

function Written({ path }: { readonly path: string }) {
  return (
    <Notice
      tone="info"
      announced
      title="Written"
      actions={<Button onClick={() => void perform('export-har', 'export.showInFolder', {})}>Show in folder</Button>}
    >
      <span className="wire">{path}</span>
    </Notice>
  );
}
