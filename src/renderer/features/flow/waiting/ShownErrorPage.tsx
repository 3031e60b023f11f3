import { useState } from 'react';
import { MAX_TEXT } from '../../../../shared/limits.js';
import { perform, usePending } from '../../../bridge/actions.js';
import { Button } from '../../../components/Button.js';
import { TitledCard } from '../../../components/Card.js';
import { Field } from '../../../components/Field.js';
import { AreaNotice } from '../../../components/Notice.js';
import { TextArea } from '../../../components/TextArea.js';
import styles from './ShownErrorPage.module.css';
import sharedStyles from './WaitingForRedirect.module.css';

/** A provider's own error page stays in the browser: only the user can say that it is there, and what it says. */
export function ShownErrorPage({ runId }: { readonly runId: string }) {
  const [words, setWords] = useState('');
  const sending = usePending('flow.pageRefused');
  return (
    <TitledCard title="Or the provider shows an error page">
      <p className={sharedStyles.caption}>
        sgID shows its errors on a page of its own and sends nobody back: the console cannot see it.
      </p>
      <div className={styles.words}>
        <Field label="What the page says" hint="Optional. Paste its text, and the step explains it.">
          <TextArea value={words} onChange={setWords} rows={2} />
        </Field>
      </div>
      <div className={sharedStyles.actions}>
        <Button
          disabled={sending}
          onClick={() => void perform('error-page', 'flow.pageRefused', { runId, words: words.slice(0, MAX_TEXT) })}
        >
          The provider showed an error page
        </Button>
      </div>
      <div className={sharedStyles.notice}>
        <AreaNotice area="error-page" />
      </div>
    </TitledCard>
  );
}
