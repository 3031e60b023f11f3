import { useState } from 'react';
import type { SandboxView } from '../../../shared/views/sandbox.js';
import { Badge } from '../../components/Badge.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { CodeBlock } from '../../components/code/CodeBlock.js';
import { Field, TextInput } from '../../components/Field.js';
import { Form } from '../../components/Form.js';
import { OpenSandboxDialog } from './OpenSandboxDialog.js';
import styles from './SandboxAddress.module.css';
import { changeSandbox } from './sandbox-actions.js';

/** Where it answers; before it is started, on which port it shall. */
export function SandboxAddress({ sandbox }: { readonly sandbox: SandboxView }) {
  const [opening, setOpening] = useState(false);
  return (
    <TitledCard title="Address" actions={<State sandbox={sandbox} />}>
      {sandbox.running && sandbox.issuer !== undefined ? (
        <div className={styles.address}>
          <p className="caption">Issuer</p>
          <CodeBlock text={sandbox.issuer} what="issuer" />
        </div>
      ) : (
        <StartOnPort />
      )}
      <div className={styles.open}>
        <Button size="small" variant="quiet" onClick={() => setOpening(true)}>
          {sandbox.opened === undefined ? 'Open for containers…' : 'Change what is open…'}
        </Button>
      </div>
      {opening && <OpenSandboxDialog sandbox={sandbox} onClose={() => setOpening(false)} />}
    </TitledCard>
  );
}

function State({ sandbox: { running, opened } }: { readonly sandbox: SandboxView }) {
  if (!running) return <Badge>stopped</Badge>;
  return opened === undefined ? <Badge tone="pass">running</Badge> : <Badge tone="warn">open</Badge>;
}

function StartOnPort() {
  const [port, setPort] = useState('');
  const number = Number(port);
  const wrong = port !== '' && !(Number.isInteger(number) && number >= 1 && number <= 65_535);
  return (
    <Form
      className={styles.start}
      onSubmit={() => {
        if (!wrong) void changeSandbox('sandbox.start', port === '' ? {} : { port: number });
      }}
    >
      <Field
        label="Port"
        hint="Empty takes one that is free."
        error={wrong ? 'A port is a number from 1 to 65535.' : undefined}
      >
        <TextInput
          wire
          value={port}
          onChange={(value) => setPort(value.trim())}
          inputMode="numeric"
          placeholder="any"
        />
      </Field>
      <Button type="submit" disabled={wrong}>
        Start on this port
      </Button>
    </Form>
  );
}
