import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { TestCaseView } from '../../../../shared/views/app-test.js';
import { Button } from '../../../components/Button.js';
import { Checkbox } from '../../../components/Checkbox.js';
import { Prose } from '../../../components/Prose.js';
import styles from './CaseChoice.module.css';
import { type CaseGroup, groupCases } from './case-groups.js';

interface CaseChoiceProps {
  readonly cases: readonly TestCaseView[];
  readonly leftOut: ReadonlySet<string>;
  readonly onChange: (leftOut: ReadonlySet<string>) => void;
}

/** What is to go wrong: everything, or some of it. */
export function CaseChoice({ cases, leftOut, onChange }: CaseChoiceProps) {
  const [open, setOpen] = useState(false);
  const chosen = cases.filter(({ id }) => !leftOut.has(id)).length;
  const change = (ids: readonly string[], taken: boolean) => {
    const others = [...leftOut].filter((id) => !ids.includes(id));
    onChange(new Set(taken ? others : [...others, ...ids]));
  };
  return (
    <section aria-label="Cases">
      <div className={styles.head}>
        <h3 className={styles.title}>Cases</h3>
        <span className="caption">{chosen === cases.length ? `all ${chosen}` : `${chosen} of ${cases.length}`}</span>
        <Button size="small" variant="quiet" icon={open ? ChevronDown : ChevronRight} onClick={() => setOpen(!open)}>
          {open ? 'Fold' : 'Choose'}
          <span className="sr-only"> the cases</span>
        </Button>
      </div>
      {open && (
        <div className={styles.groups}>
          {groupCases(cases).map((group) => (
            <Group key={group.title} group={group} leftOut={leftOut} onChange={change} />
          ))}
        </div>
      )}
    </section>
  );
}

interface GroupProps {
  readonly group: CaseGroup;
  readonly leftOut: ReadonlySet<string>;
  readonly onChange: (ids: readonly string[], taken: boolean) => void;
}

function Group({ group: { title, cases }, leftOut, onChange }: GroupProps) {
  const ids = cases.map(({ id }) => id);
  const restarts = cases.some(({ restart }) => restart);
  return (
    <fieldset className={styles.group}>
      <legend className="sr-only">{title}</legend>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
      <label className={styles.all}>
        <Checkbox checked={ids.every((id) => !leftOut.has(id))} onChange={(taken) => onChange(ids, taken)} />
        <span>{title}</span>
        {restarts && <span className="caption">you restart your app before each</span>}
      </label>
      <ul>
        {cases.map(({ id, title: name, description }) => (
          <li key={id}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: as above */}
            <label className={styles.one}>
              <Checkbox
                checked={!leftOut.has(id)}
                onChange={(taken) => onChange([id], taken)}
                describedBy={`case-${id}`}
              />
              <span>{name}</span>
            </label>
            <p className={styles.description} id={`case-${id}`}>
              <Prose>{description}</Prose>
            </p>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
