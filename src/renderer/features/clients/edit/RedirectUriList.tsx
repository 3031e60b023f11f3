import { RadioGroup } from '@base-ui/react/radio-group';
import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../../components/Button.js';
import { Field, TextInput } from '../../../components/Field.js';
import { IconButton } from '../../../components/IconButton.js';
import { RadioMark } from '../../../components/RadioMark.js';
import type { EditForm } from './edit-form.js';
import styles from './RedirectUriList.module.css';

interface RedirectUriListProps {
  readonly form: EditForm;
  /** By index; -1 for the list as a whole. */
  readonly problems: ReadonlyMap<number, string>;
  /** Saving was tried: a line that was left empty is a problem from then on. */
  readonly tried: boolean;
  /** What main says of them. */
  readonly refusal: string | undefined;
  readonly onChange: (change: Partial<EditForm>) => void;
}

/** The redirect URIs one by one, and which of them runs use. */
export function RedirectUriList({ form, problems, tried, refusal, onChange }: RedirectUriListProps) {
  const list = useRef<HTMLDivElement>(null);
  const { redirectUris, used } = form;
  const write = (index: number, uri: string) => onChange({ redirectUris: redirectUris.with(index, uri) });
  const remove = (index: number) =>
    onChange({
      redirectUris: redirectUris.toSpliced(index, 1),
      used: used > index || used === redirectUris.length - 1 ? Math.max(used - 1, 0) : used,
    });
  const add = () => {
    onChange({ redirectUris: [...redirectUris, ''] });
    requestAnimationFrame(() =>
      [...(list.current?.querySelectorAll<HTMLInputElement>('input:not([type="radio"])') ?? [])].at(-1)?.focus(),
    );
  };
  return (
    <div ref={list} className={styles.list}>
      <p className={styles.label}>Redirect URIs</p>
      <p className={styles.hint}>
        Letter by letter as they are registered. Runs use the one that is marked; Flow can take another.
      </p>
      <RadioGroup
        aria-label="The redirect URI that runs use"
        value={String(used)}
        onValueChange={(value) => onChange({ used: Number(value) })}
      >
        <ul className={styles.rows}>
          {redirectUris.map((uri, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line that is being typed has no identity but its place
            <li key={index} className={styles.row}>
              <RadioMark value={String(index)} label={`Runs use redirect URI ${index + 1}`} className={styles.mark} />
              <div className={styles.field}>
                <Field
                  label={`Redirect URI ${index + 1}`}
                  labelHidden
                  error={tried || uri.trim() !== '' ? problems.get(index) : undefined}
                >
                  <TextInput
                    wire
                    value={uri}
                    onChange={(next) => write(index, next)}
                    placeholder="http://localhost:5001/api/redirect"
                  />
                </Field>
              </div>
              <IconButton icon={Trash2} label={`Remove redirect URI ${index + 1}`} onClick={() => remove(index)} />
            </li>
          ))}
        </ul>
      </RadioGroup>
      {(problems.get(-1) ?? refusal) !== undefined && (
        <p className={styles.error} role="alert">
          {problems.get(-1) ?? refusal}
        </p>
      )}
      <div>
        <Button size="small" icon={Plus} onClick={add}>
          Add a redirect URI
        </Button>
      </div>
    </div>
  );
}
