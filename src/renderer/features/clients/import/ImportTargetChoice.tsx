import { RadioGroup } from '@base-ui/react/radio-group';
import type { ImportPreview, ImportTarget } from '../../../../shared/views/client.js';
import { EnvironmentBadge } from '../../../components/EnvironmentBadge.js';
import { inertText } from '../../../components/inert-text.js';
import { RadioCard } from '../../../components/RadioCard.js';
import { ImportChanges } from './ImportChanges.js';
import sharedStyles from './ImportDialog.module.css';
import styles from './ImportTargetChoice.module.css';
import { changeSummary, savedUnder } from './import-changes.js';
import type { EditableForm } from './use-import-form.js';

const BESIDE = 'beside';

interface ImportTargetChoiceProps {
  readonly preview: ImportPreview;
  readonly form: EditableForm;
}

/** The same client is saved already: whether to update it, with what that changes, or to keep both. */
export function ImportTargetChoice({ preview, form }: ImportTargetChoiceProps) {
  const chosen = form.target?.kind === 'update' ? form.target.key : form.target?.kind;
  const updated = savedUnder(preview, chosen);
  const choose = (value: unknown) => {
    const target: ImportTarget | undefined =
      value === BESIDE ? { kind: BESIDE } : updateOf(savedUnder(preview, String(value)));
    if (target !== undefined) form.edit({ target });
  };
  return (
    <section>
      <h3 className={sharedStyles.heading}>This client is saved already</h3>
      <RadioGroup
        className={styles.targets}
        aria-label="This client is saved already"
        value={chosen ?? ''}
        onValueChange={choose}
      >
        {preview.saved.map(({ key, name, environment, changes }) => (
          <RadioCard key={key} value={key} title={`Update ${inertText(name)}`}>
            <span className={styles.where}>
              <EnvironmentBadge environment={environment} small />
            </span>
            {changeSummary(changes)}
          </RadioCard>
        ))}
        <RadioCard value={BESIDE} title="Keep both">
          Saves what was read beside it, as a client of its own.
        </RadioCard>
      </RadioGroup>
      {updated !== undefined && updated.changes.length > 0 && (
        <div className={styles.changes}>
          <h4 className={styles.changesTitle}>What changes in {inertText(updated.name)}</h4>
          <ImportChanges changes={updated.changes} />
        </div>
      )}
    </section>
  );
}

function updateOf(saved: ImportPreview['saved'][number] | undefined): ImportTarget | undefined {
  return saved === undefined ? undefined : { kind: 'update', key: saved.key };
}
