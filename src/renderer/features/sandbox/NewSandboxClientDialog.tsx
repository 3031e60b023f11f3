import { useState } from 'react';
import { usePending } from '../../bridge/actions.js';
import { Checkbox } from '../../components/Checkbox.js';
import { Field, TextInput } from '../../components/Field.js';
import { FormDialog } from '../../components/FormDialog.js';
import { TextArea } from '../../components/TextArea.js';
import styles from './NewSandboxClientDialog.module.css';
import { nameProblem, purposeProblem, redirectUrisIn, redirectUrisProblem } from './new-client-form.js';
import { changeSandbox } from './sandbox-actions.js';

/** Asks what the portal would ask, and makes the client with its key pair and secret. */
export function NewSandboxClientDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('My app');
  const [purpose, setPurpose] = useState('');
  const [uris, setUris] = useState('http://localhost:5001/api/redirect');
  const [outside, setOutside] = useState(false);
  const making = usePending('sandbox.createClient');
  const problems = { name: nameProblem(name), purpose: purposeProblem(purpose), uris: redirectUrisProblem(uris) };
  const wrong = Object.values(problems).some((problem) => problem !== undefined);
  const make = async () => {
    const wanted = {
      name: name.trim(),
      purpose: purpose.trim(),
      redirectUris: redirectUrisIn(uris),
      outsidePublicService: outside,
    };
    if (await changeSandbox('sandbox.createClient', wanted, 'sandbox-client')) onClose();
  };
  return (
    <FormDialog
      area="sandbox-client"
      title="New sandbox client"
      description="It gets a key pair and a secret of its own, is saved with your clients, and is worth nothing anywhere else."
      confirm="Make it"
      busy={making ? 'Making…' : undefined}
      blocked={wrong}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      <Field label="Name" hint="The consent page shows it." error={problems.name}>
        <TextInput value={name} onChange={setName} autoFocus />
      </Field>
      <Field
        label="Purpose"
        hint="What it signs people in for; the page shows it under the name."
        error={problems.purpose}
      >
        <TextInput value={purpose} onChange={setPurpose} />
      </Field>
      <Field label="Redirect URIs" hint="One a line, at most five, letter by letter." error={problems.uris}>
        <TextArea rows={3} wire value={uris} onChange={setUris} />
      </Field>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
      <label className={styles.choice}>
        <Checkbox checked={outside} onChange={setOutside} />
        <span>
          Outside the public service
          <span className={styles.hint}>It may ask for openid and myinfo.name alone.</span>
        </span>
      </label>
    </FormDialog>
  );
}
