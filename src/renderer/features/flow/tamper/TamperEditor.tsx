import { useState } from 'react';
import { isSecretName, TAMPER_TARGETS, type TamperTarget } from '../../../../core/flow/tamper/targets.js';
import { Button } from '../../../components/Button.js';
import { Field, TextInput } from '../../../components/Field.js';
import { type Choice, Select } from '../../../components/Select.js';
import sharedStyles from './TamperDialog.module.css';
import styles from './TamperEditor.module.css';
import { armTamper } from './tamper-actions.js';

type Change = 'set' | 'remove' | 'repeat';

const CHANGES: readonly Choice<Change>[] = [
  { value: 'set', label: 'Set to' },
  { value: 'remove', label: 'Leave out' },
];
const REPEAT: Choice<Change> = { value: 'repeat', label: 'Send twice' };
/** Stands for a name that is typed. */
const OTHER = 'another name';

interface TamperEditorProps {
  readonly targets: readonly TamperTarget[];
  readonly scopes: readonly string[];
  readonly confirmed: boolean;
}

/** One parameter to be changed in a way of the user's own. */
export function TamperEditor({ targets, scopes, confirmed }: TamperEditorProps) {
  const [first] = targets;
  const [target, setTarget] = useState(first);
  const [chosen, setName] = useState<string>();
  const [typed, setTyped] = useState('');
  const [change, setChange] = useState<Change>('set');
  const [value, setValue] = useState('');
  if (target === undefined) return null;
  const { names, repeatable } = TAMPER_TARGETS[target];
  const fields = target === 'userinfo-response' ? scopes.filter((scope) => scope !== 'openid') : [];
  const offered = [...names, ...fields, OTHER];
  const name = chosen ?? names[0] ?? OTHER;
  const wireName = name === OTHER ? typed.trim() : name;
  const arm = async () => {
    const edit = { target, name: wireName, change, ...(change === 'remove' ? {} : { value }) };
    if (await armTamper({ kind: 'edit', edit }, confirmed)) setValue('');
  };
  return (
    <section className={sharedStyles.group}>
      <h3>A change of your own</h3>
      <div className={styles.editor}>
        <Field label="Message">
          <Select
            label="Message"
            choices={targets.map((one) => ({ value: one, label: TAMPER_TARGETS[one].title }))}
            value={target}
            onChange={(next) => {
              setTarget(next);
              setName(undefined);
              setChange('set');
            }}
          />
        </Field>
        <Field label="Parameter">
          <Select
            label="Parameter"
            choices={offered.map((one) => ({ value: one, label: one, wire: one !== OTHER }))}
            value={name}
            onChange={setName}
          />
        </Field>
        <Field label="Change">
          <Select
            label="Change"
            choices={repeatable ? [...CHANGES, REPEAT] : CHANGES}
            value={change}
            onChange={setChange}
          />
        </Field>
        {name === OTHER && (
          <div className={styles.value}>
            <Field label="Name on the wire">
              <TextInput wire value={typed} onChange={setTyped} />
            </Field>
          </div>
        )}
        {change !== 'remove' && (
          <div className={styles.value}>
            <Field label="Value" hint={hintFor(target, wireName)}>
              <TextInput wire value={value} onChange={setValue} />
            </Field>
          </div>
        )}
        <div className={styles.arm}>
          <Button disabled={wireName === ''} onClick={() => void arm()}>
            Arm this change
          </Button>
        </div>
      </div>
    </section>
  );
}

function hintFor(target: TamperTarget, name: string): string {
  if (isSecretName(name)) return 'It is kept by the console and not shown again.';
  if (target === 'id-token') return 'A string, or JSON. The token is signed again, so that only this is wrong with it.';
  return TAMPER_TARGETS[target].repeatable ? 'As plain text; it is encoded on its way.' : 'A string, or JSON.';
}
