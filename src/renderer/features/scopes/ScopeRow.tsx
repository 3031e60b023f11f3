import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { sensitivityLabel, sourceLabel, valueTypeLabel } from '../../../core/catalogue/format.js';
import type { ScopeDefinition } from '../../../core/catalogue/types.js';
import type { ClientView } from '../../../shared/views/client.js';
import { Checkbox } from '../../components/Checkbox.js';
import { cx } from '../../components/cx.js';
import { inertText } from '../../components/inert-text.js';
import { Prose } from '../../components/Prose.js';
import { BreakableWire } from '../../components/wire/BreakableWire.js';
import styles from './ScopeRow.module.css';
import { isNotRegistered, OPENID, toggleScope } from './scope-choice.js';

interface ScopeRowProps {
  readonly scope: string;
  readonly definition: ScopeDefinition | undefined;
  readonly client: ClientView | undefined;
}

/** One scope: what it gives, and whether the next run asks for it. */
export function ScopeRow({ scope, definition, client }: ScopeRowProps) {
  const words = useId();
  const always = scope === OPENID;
  const checked = always || client?.selectedScopes.includes(scope) === true;
  const label = definition?.label ?? scope;
  return (
    <li>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox renders the input that the label is for */}
      <label className={cx(styles.row, checked && styles.checked)}>
        <Checkbox
          checked={checked}
          disabled={always || client === undefined}
          label={definition === undefined ? scope : `${label}, ${scope}`}
          describedBy={words}
          onChange={(wanted) => {
            if (client !== undefined) toggleScope(client, scope, wanted);
          }}
        />
        <span className={styles.name}>
          <span className={styles.label}>{inertText(label)}</span>
          {definition !== undefined && (
            <span className={styles.scope}>
              <BreakableWire text={scope} />
            </span>
          )}
        </span>
        <span className={styles.words} id={words}>
          <span>
            {definition === undefined ? (
              'The data catalogue of this console has no such scope.'
            ) : (
              <Prose>{definition.description}</Prose>
            )}
          </span>
          {definition !== undefined && (
            <span className={styles.example} title={definition.example}>
              <span className="sr-only">Example: </span>
              {definition.example}
            </span>
          )}
          {always && <span className={styles.reason}>Always asked for: without it there is no sign-in.</span>}
          {isNotRegistered(client, scope) && (
            <span className={styles.flag}>
              <TriangleAlert size={13} aria-hidden="true" />
              Not registered for this client: sgID may refuse it.
            </span>
          )}
        </span>
        {definition !== undefined && <Kinds definition={definition} />}
      </label>
    </li>
  );
}

function Kinds({ definition }: { readonly definition: ScopeDefinition }) {
  return (
    <span className={styles.kinds}>
      <span>{valueTypeLabel(definition.type)}</span>
      <span className={styles.sensitivity} title={sensitivityLabel(definition.sensitivity)}>
        {SENSITIVITY_WORDS[definition.sensitivity]}, {sourceLabel(definition.source)}
      </span>
    </span>
  );
}

const SENSITIVITY_WORDS = { identifying: 'Identifying', personal: 'Personal', low: 'Low' } as const;
