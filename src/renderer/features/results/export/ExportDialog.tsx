import { useState } from 'react';
import { findFormat } from '../../../../core/export/formats.js';
import { DEFAULT_SEED } from '../../../../core/export/privacy.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import { dismissFailure, perform, usePending } from '../../../bridge/actions.js';
import { useFlow, useHistory, useRuns } from '../../../bridge/queries.js';
import { ConfirmClear, ExportShell } from '../../../components/ExportShell.js';
import { Placeholder } from '../../../components/Placeholder.js';
import { closeOverlay, useView } from '../../../view/view.js';
import { ExportChoices } from './ExportChoices.js';
import styles from './ExportDialog.module.css';
import { ExportPreview } from './ExportPreview.js';
import { type ExportChoice, sourceOf } from './export-source.js';
import { runsToExport } from './runs-to-export.js';

const NO_PREVIEW = 'There is no preview: values in clear are shown in Results alone, as you reveal them.';

/** Writes a sample in one of the formats, masked unless the user says that it may hold personal data. */
export function ExportDialog() {
  const open = useView((state) => state.overlay?.kind === 'export');
  const flow = useFlow();
  if (!open || flow === undefined) return null;
  return <OpenExport shown={hasValues(flow) ? flow : undefined} />;
}

function hasValues(flow: FlowView | null): flow is FlowView {
  return flow?.result !== undefined && flow.kept?.privacy !== 'sanitised';
}

function OpenExport({ shown }: { readonly shown: FlowView | undefined }) {
  const [choice, setChoice] = useState<ExportChoice>({
    whose: shown === undefined ? 'personas' : `run:${shown.runId}`,
    runs: shown === undefined ? [] : [`tabs:${shown.runId}`],
    format: shown === undefined ? 'ndjson' : 'json',
    privacy: 'masked',
    seed: DEFAULT_SEED,
  });
  const [confirmed, setConfirmed] = useState(false);
  const [path, setPath] = useState<string>();
  const writing = usePending('export.write');
  const mayBeReal = useMayBeReal(choice);
  const { format, privacy } = choice;
  const source = sourceOf(choice);
  const seed = privacy === 'synthetic' ? choice.seed : undefined;
  const close = () => {
    dismissFailure('export');
    closeOverlay('export');
  };
  const write = async () => {
    if (source === undefined) return;
    const what = { source, format, seed };
    const request = privacy === 'received' ? { ...what, privacy, confirmed: true as const } : { ...what, privacy };
    const written = await perform('export', 'export.write', request);
    if (written !== undefined && written !== null) setPath(written.path);
  };
  return (
    <ExportShell
      area="export"
      width="full"
      title="Export the sample payload"
      description="What came, or what a persona of the sandbox would give, in the form your code or your tests need."
      blocked={whyBlocked(choice, confirmed)}
      busy={writing ? 'Writing…' : undefined}
      written={path === undefined ? undefined : { path }}
      shows
      onWrite={() => void write()}
      onClose={close}
    >
      <div className={styles.columns}>
        <div className={styles.choices}>
          <ExportChoices
            choice={choice}
            onChange={(next) => {
              setChoice(next);
              setConfirmed(false);
              setPath(undefined);
              dismissFailure('export');
            }}
          />
          {privacy === 'received' && (
            <ConfirmClear confirmed={confirmed} onChange={setConfirmed}>
              {mayBeReal
                ? 'I know that the file will hold a person’s data in clear, and will keep it as such.'
                : 'I know that the file will hold every value in clear, here of a test person.'}
            </ConfirmClear>
          )}
        </div>
        {privacy !== 'received' && source !== undefined ? (
          <ExportPreview request={{ source, format, seed, privacy }} format={findFormat(format)} />
        ) : (
          <Placeholder>
            {source === undefined ? 'The file is shown here once a run is chosen.' : NO_PREVIEW}
          </Placeholder>
        )}
      </div>
    </ExportShell>
  );
}

function whyBlocked(choice: ExportChoice, confirmed: boolean): string | undefined {
  if (sourceOf(choice) === undefined) return 'Choose at least one run';
  return choice.privacy === 'received' && !confirmed
    ? 'Confirm first that the file will hold values in clear'
    : undefined;
}

/** Whether any of it may be of a person: all that did not come from the sandbox. */
function useMayBeReal({ whose, runs }: ExportChoice): boolean {
  const tabs = useRuns()?.tabs ?? [];
  const kept = useHistory()?.runs ?? [];
  const listed = runsToExport(tabs, kept);
  const chosen = whose === 'runs' ? runs : [whose.replace(/^run:/, 'tabs:')];
  return [...listed.open, ...listed.kept].some(
    ({ key, environment }) => chosen.includes(key) && environment.kind !== 'sandbox',
  );
}
