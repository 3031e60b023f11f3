import { useState } from 'react';
import type { ClientView } from '../../../../shared/views/client.js';
import { dismissFailure, usePending } from '../../../bridge/actions.js';
import { useClients } from '../../../bridge/queries.js';
import { Button } from '../../../components/Button.js';
import { Dialog } from '../../../components/Dialog.js';
import { DialogActions } from '../../../components/DialogActions.js';
import { Form } from '../../../components/Form.js';
import { inertText } from '../../../components/inert-text.js';
import { closeOverlay, useView } from '../../../view/view.js';
import { editClient } from '../client-actions.js';
import styles from './EditClientDialog.module.css';
import { EditFields } from './EditFields.js';
import { discardDraft, useEditForm } from './edit-draft.js';
import { editInputOf, editProblems, isSound, isUnchanged } from './edit-form.js';

/** Everything of a client that can be typed. */
export function EditClientDialog() {
  const overlay = useView((state) => state.overlay);
  const clients = useClients();
  const client = overlay?.kind === 'edit-client' ? clients?.find(({ key }) => key === overlay.key) : undefined;
  if (client === undefined) return null;
  return <OpenEdit key={client.key} client={client} />;
}

const FORM_ID = 'edit-client-form';

function OpenEdit({ client }: { readonly client: ClientView }) {
  const [form, change] = useEditForm(client);
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const saving = usePending('client.edit');
  const problems = editProblems(form, client);
  const sound = isSound(problems);
  const unchanged = isUnchanged(form, client);
  const leave = () => {
    discardDraft(client.key);
    dismissFailure('edit-client');
    closeOverlay('edit-client');
  };
  const close = () => {
    if (unchanged || leaving) leave();
    else setLeaving(true);
  };
  const save = () => {
    setTried(true);
    if (saving) return;
    if (!sound) showFirstProblem();
    else if (unchanged) leave();
    else void editClient(editInputOf(form, client)).then(showFirstProblem);
  };
  const stay = () => setLeaving(false);
  const reason = tried && !sound ? 'Put right what is marked above' : undefined;
  return (
    <Dialog
      open
      // Asked once already: Escape then is no answer, and least of all a yes.
      onClose={leaving ? stay : close}
      title={`Edit ${inertText(client.name)}`}
      description="The secret and the private key are replaced on the client’s page. The client at the developer portal is not touched."
      width="wide"
      footer={
        leaving ? (
          <LeaveQuestion onStay={stay} onLeave={leave} />
        ) : (
          <DialogActions
            onCancel={close}
            onConfirm={save}
            confirm={saving ? 'Saving…' : 'Save'}
            disabled={saving}
            reason={reason}
            announced
          />
        )
      }
    >
      <Form id={FORM_ID} className={styles.form} onSubmit={save}>
        <EditFields client={client} form={form} problems={problems} tried={tried} onChange={change} />
      </Form>
    </Dialog>
  );
}

/** Brings what has to be put right into sight, once it is drawn; nothing where the dialog is closed. */
function showFirstProblem(): void {
  requestAnimationFrame(() => {
    const form = document.getElementById(FORM_ID);
    form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
    form?.querySelector<HTMLElement>('input[data-invalid], textarea[data-invalid]')?.focus();
  });
}

/** Once, as it appears: a function made anew with each drawing would take the focus back each time. */
function takeFocus(button: HTMLElement | null): void {
  button?.focus();
}

interface LeaveQuestionProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

function LeaveQuestion({ onStay, onLeave }: LeaveQuestionProps) {
  return (
    <>
      <p className={styles.reason} role="alert">
        The changes are not saved. Discard them?
      </p>
      <Button variant="danger" onClick={onLeave}>
        Discard
      </Button>
      <Button ref={takeFocus} onClick={onStay}>
        Keep editing
      </Button>
    </>
  );
}
