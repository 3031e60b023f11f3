import { useState } from 'react';
import { type ExportFormatId, findFormat } from '../../../core/export/formats.js';
import { DEFAULT_SEED, type SamplePrivacy } from '../../../core/export/privacy.js';
import type { FlowView } from '../../../shared/views/flow.js';
import { dismissFailure, perform, usePending } from '../../bridge/actions.js';
import { useFlow } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { Checkbox } from '../../components/Checkbox.js';
import { Dialog } from '../../components/Dialog.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { closeOverlay, useView } from '../frame/view.js';
import { ExportChoices } from './ExportChoices.js';
import styles from './ExportDialog.module.css';
import { ExportPreview } from './ExportPreview.js';
import { sourceOf } from './export-source.js';

/** Writes a sample in one of the formats, masked unless the user says that it may hold personal data. */
export function ExportDialog() {
  const open = useView((state) => state.overlay?.kind === 'export');
  const flow = useFlow();
  if (!open || flow === undefined) return null;
  return <OpenExport flow={flow?.result === undefined ? undefined : flow} />;
}

/** What the user chose; `whose` is a run or persona as {@link sourceOf} reads it. */
export interface ExportChoice {
  readonly whose: string;
  readonly format: ExportFormatId;
  readonly privacy: SamplePrivacy;
  readonly seed: string;
}

function OpenExport({ flow }: { readonly flow: FlowView | undefined }) {
  const [choice, setChoice] = useState<ExportChoice>({
    whose: flow === undefined ? 'personas' : `run:${flow.runId}`,
    format: flow === undefined ? 'ndjson' : 'json',
    privacy: 'masked',
    seed: DEFAULT_SEED,
  });
  const [confirmed, setConfirmed] = useState(false);
  const [path, setPath] = useState<string>();
  const writing = usePending('export.write');
  const { format, privacy } = choice;
  const what = { source: sourceOf(choice.whose), format, seed: privacy === 'synthetic' ? choice.seed : undefined };
  const close = () => {
    dismissFailure('export');
    closeOverlay('export');
  };
  const write = async () => {
    const request = privacy === 'received' ? { ...what, privacy, confirmed: true as const } : { ...what, privacy };
    const written = await perform('export', 'export.write', request);
    if (written !== undefined && written !== null) setPath(written.path);
  };
  const blocked = privacy === 'received' && !confirmed;
  return (
    <Dialog
      open
      onClose={close}
      width="wide"
      title="Export the sample payload"
      description="What came, or what a persona of the sandbox would give, in the form your code or your tests need."
      footer={
        <>
          {blocked && (
            <p className={styles.reason} id="export-reason">
              Confirm first that the file will hold values in clear
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
        <ExportChoices
          flow={flow}
          choice={choice}
          onChange={(next) => {
            setChoice(next);
            setConfirmed(false);
            setPath(undefined);
          }}
        />
        {privacy === 'received' ? (
          // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox renders the input that the label is for
          <label className={styles.confirm}>
            <Checkbox checked={confirmed} onChange={setConfirmed} />
            <span>{confirmation(what.source.kind === 'run' && flow?.environment.kind !== 'sandbox')}</span>
          </label>
        ) : (
          <ExportPreview
            request={{ ...what, privacy }}
            json={findFormat(format)?.extension?.endsWith('json') === true}
          />
        )}
      </div>
    </Dialog>
  );
}

function confirmation(real: boolean): string {
  return real
    ? 'I know that the file will hold a person’s data in clear, and will keep it as such.'
    : 'I know that the file will hold every value in clear, here of a test person.';
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
