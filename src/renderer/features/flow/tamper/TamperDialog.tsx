import { useState } from 'react';
import type { StepId } from '../../../../core/flow/step-ids.js';
import { STEP_TEXTS } from '../../../../core/flow/step-texts.js';
import { presetsOf } from '../../../../core/flow/tamper/presets.js';
import { targetsOf } from '../../../../core/flow/tamper/targets.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import { dismissFailure } from '../../../bridge/actions.js';
import { useFlow } from '../../../bridge/queries.js';
import { Button } from '../../../components/Button.js';
import { ConfirmDialog } from '../../../components/ConfirmDialog.js';
import { Dialog } from '../../../components/Dialog.js';
import { inertText } from '../../../components/inert-text.js';
import { AreaNotice } from '../../../components/Notice.js';
import { closeOverlay, useView } from '../../../view/view.js';
import { ArmedList } from './ArmedList.js';
import styles from './TamperDialog.module.css';
import { TamperEditor } from './TamperEditor.js';
import { TamperPresets } from './TamperPresets.js';

/** What can be changed on purpose in one step. */
export function TamperDialog() {
  const overlay = useView((state) => state.overlay);
  const flow = useFlow();
  if (overlay?.kind !== 'tamper' || flow === null || flow === undefined) return null;
  return <OpenTamper key={`${flow.runId} ${overlay.step}`} flow={flow} step={overlay.step} />;
}

function close(): void {
  dismissFailure('tamper');
  closeOverlay('tamper');
}

function OpenTamper({ flow, step }: { readonly flow: FlowView; readonly step: StepId }) {
  const production = flow.environment.kind === 'production';
  const [confirmed, setConfirmed] = useState(false);
  if (production && !confirmed) {
    return (
      <ConfirmDialog
        open
        danger
        title="Tamper with requests to production?"
        confirm="Tamper with production"
        onConfirm={() => setConfirmed(true)}
        onCancel={close}
      >
        The real sgID gets altered requests in the name of {inertText(flow.clientName)}, and may take them for an
        attack. Do it only where you may. The sandbox refuses what sgID refuses, and harms nobody.
      </ConfirmDialog>
    );
  }
  const armed = flow.armed.filter((one) => one.step === step);
  return (
    <Dialog
      open
      onClose={close}
      width="wide"
      title={`Tamper with the step ${STEP_TEXTS[step].title}`}
      description="Each change is made on its way, the next time this step runs. The step then says whether it was noticed."
      footer={
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      }
    >
      <div className={styles.body}>
        <AreaNotice area="tamper" />
        <ArmedList armed={armed} level={3} />
        <TamperPresets
          presets={presetsOf(step)}
          armed={armed}
          sandbox={flow.environment.kind === 'sandbox'}
          tokenRequest={flow.tokenRequest}
          confirmed={confirmed}
        />
        <TamperEditor targets={targetsOf(step)} scopes={flow.scopes} confirmed={confirmed} />
      </div>
    </Dialog>
  );
}
