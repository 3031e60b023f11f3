import { useState } from 'react';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { usePending } from '../../bridge/actions.js';
import { Field, TextInput } from '../../components/Field.js';
import { FormDialog } from '../../components/FormDialog.js';
import { Notice } from '../../components/Notice.js';
import { TextArea } from '../../components/TextArea.js';
import { openingForm, openingOf } from './opening-form.js';
import { changeSandbox } from './sandbox-actions.js';

interface OpenSandboxDialogProps {
  readonly sandbox: SandboxView;
  readonly onClose: () => void;
}

/** Asks what of the sandbox is opened for containers, and says what that means. */
export function OpenSandboxDialog({ sandbox, onClose }: OpenSandboxDialogProps) {
  const [form, setForm] = useState(() => openingForm(sandbox.lastOpening));
  const opening = openingOf(form);
  const working = usePending('sandbox.open');
  const open = async () => {
    if (opening === undefined) return;
    if (await changeSandbox('sandbox.open', { opening }, 'sandbox-opening')) onClose();
  };
  return (
    <FormDialog
      area="sandbox-opening"
      title="Open it for containers"
      description="A container’s loopback is not that of your browser, so neither reaches the other’s. Open what they need, and no more."
      confirm="Open it"
      danger
      busy={working ? 'Opening…' : undefined}
      blocked={opening === undefined}
      onSubmit={() => void open()}
      onClose={onClose}
    >
      <Notice tone="warn" title="Whoever reaches it can log in as anybody">
        It holds test people alone, but on a network others see what your app sends it, in clear. It is open until it is
        stopped, and starts anew now: logins that are under way are lost.
      </Notice>
      <Field label="Listen on" hint="An IP address; 0.0.0.0 is every one of this computer. Empty stays on 127.0.0.1.">
        <TextInput wire value={form.address} onChange={(address) => setForm({ ...form, address })} autoFocus />
      </Field>
      <Field
        label="Origin for browser and backend"
        hint="Both reach it by this one name, and the issuer is made from it. The console’s own runs go to loopback alone, and are refused while it has another name."
      >
        <TextInput
          wire
          value={form.origin}
          onChange={(origin) => setForm({ ...form, origin })}
          placeholder={`http://sgid.test:${sandbox.port ?? 5443}`}
        />
      </Field>
      <Field
        label="Further hosts"
        hint="Names of Host that are answered too, one a line, as host.docker.internal. The port is its own unless one is written."
      >
        <TextArea rows={2} wire value={form.hosts} onChange={(hosts) => setForm({ ...form, hosts })} />
      </Field>
    </FormDialog>
  );
}
