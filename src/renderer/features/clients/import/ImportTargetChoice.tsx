import type { ImportPreview, ImportTarget } from '../../../../shared/views/client.js';
import { EnvironmentBadge } from '../../../components/EnvironmentBadge.js';
import { inertText } from '../../../components/inert-text.js';
import { type CardChoice, RadioCards } from '../../../components/RadioCards.js';
import { ImportChanges } from './ImportChanges.js';
import sharedStyles from './ImportDialog.module.css';
import styles from './ImportTargetChoice.module.css';
import { changeSummary, savedUnder } from './import-changes.js';
import type { EditableForm } from './use-import-form.js';

const BESIDE = 'beside';
const KEEP_BOTH: CardChoice<string> = {
  value: BESIDE,
  title: 'Keep both',
  words: 'Saves what was read beside it, as a client of its own.',
};

interface ImportTargetChoiceProps {
  readonly preview: ImportPreview;
  readonly form: EditableForm;
}

/** The same client is saved already: whether to update it, with what that changes, or to keep both. */
export function ImportTargetChoice({ preview, form }: ImportTargetChoiceProps) {
  const chosen = form.target?.kind === 'update' ? form.target.key : form.target?.kind;
  const updated = savedUnder(preview, chosen);
  const choose = (value: string) => {
    const target = value === BESIDE ? ({ kind: BESIDE } as const) : updateOf(savedUnder(preview, value));
    if (target !== undefined) form.edit({ target });
  };
  return (
    <section>
      <h3 className={sharedStyles.heading}>This client is saved already</h3>
      <RadioCards
        label="This client is saved already"
        className={styles.targets}
        choices={[...preview.saved.map(updateChoice), KEEP_BOTH]}
        value={chosen}
        onChange={choose}
      />
      {updated !== undefined && updated.changes.length > 0 && (
        <div className={styles.changes}>
          <h4 className={styles.changesTitle}>What changes in {inertText(updated.name)}</h4>
          <ImportChanges changes={updated.changes} />
        </div>
      )}
    </section>
  );
}

function updateChoice({ key, name, environment, changes }: ImportPreview['saved'][number]): CardChoice<string> {
  return {
    value: key,
    title: `Update ${inertText(name)}`,
    words: (
      <>
        <span className={styles.where}>
          <EnvironmentBadge environment={environment} small />
        </span>
        {changeSummary(changes)}
      </>
    ),
  };
}

function updateOf(saved: ImportPreview['saved'][number] | undefined): ImportTarget | undefined {
  return saved === undefined ? undefined : { kind: 'update', key: saved.key };
}
