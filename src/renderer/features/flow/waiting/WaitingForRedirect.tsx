import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { WaitingView } from '../../../../shared/views/flow.js';
import { perform, usePending } from '../../../bridge/actions.js';
import { Button } from '../../../components/Button.js';
import { TitledCard } from '../../../components/Card.js';
import { CodeBlock } from '../../../components/code/CodeBlock.js';
import { TextInput } from '../../../components/Field.js';
import { Form } from '../../../components/Form.js';
import { inertText } from '../../../components/inert-text.js';
import { AreaNotice, ErrorNotice, Notice } from '../../../components/Notice.js';
import { Countdown } from './Countdown.js';
import { ShownErrorPage } from './ShownErrorPage.js';
import styles from './WaitingForRedirect.module.css';
import { deafWords, waitingLead } from './waiting-words.js';

interface WaitingProps {
  readonly waiting: WaitingView;
  readonly runId: string;
  /** The provider is the sandbox, whose own log says that it refused. */
  readonly tellsOfRefusals: boolean;
}

/** While the user logs in elsewhere: where the answer is expected, until when, and every other way to bring it here. */
export function WaitingForRedirect({ waiting, runId, tellsOfRefusals }: WaitingProps) {
  const deaf = deafWords(waiting);
  return (
    <div className={styles.waiting}>
      <TitledCard title="Waiting for the redirect" actions={<Countdown deadline={waiting.deadline} />}>
        <p>{waitingLead(waiting)}</p>
        <CodeBlock text={waiting.redirectUri} what="redirect URI" />
        {deaf === undefined || waiting.listenFailure === undefined ? (
          <p className={styles.caption}>
            {waiting.listeningOn.length > 0 ? (
              <>
                Listened on at <span className="wire">{waiting.listeningOn.join(', ')}</span>, for exactly this path.
              </>
            ) : (
              'Nothing can be listened on for this redirect URI: paste the redirected URL below.'
            )}
          </p>
        ) : (
          <div className={styles.notice}>
            <ErrorNotice
              error={waiting.listenFailure}
              actions={
                deaf.again && (
                  <Button onClick={() => void perform('redirect', 'flow.listenAgain', { runId })}>Listen again</Button>
                )
              }
            />
          </div>
        )}
        <div className={styles.notice}>
          <AreaNotice area="redirect" />
        </div>
        <div className={styles.actions}>
          <Button icon={ExternalLink} onClick={() => void perform('redirect', 'flow.openBrowser', { runId })}>
            {waiting.opened ? 'Open the browser again' : 'Open the browser'}
          </Button>
        </div>
      </TitledCard>
      {waiting.refused.length > 0 && <Refused reasons={waiting.refused} />}
      <PasteRedirect runId={runId} />
      {!tellsOfRefusals && <ShownErrorPage runId={runId} />}
      <TitledCard title="Authorization URL">
        <CodeBlock text={waiting.authorizationUrl} what="authorization URL" dense />
      </TitledCard>
    </div>
  );
}

function Refused({ reasons }: { readonly reasons: readonly string[] }) {
  return (
    <Notice tone="warn" title="Refused while waiting" announced>
      <ol className={styles.refused}>
        {reasons.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same refusal may come again, and the list only grows
          <li key={index}>{inertText(reason)}</li>
        ))}
      </ol>
      The wait goes on: only an answer with the state of this run ends it.
    </Notice>
  );
}

function PasteRedirect({ runId }: { readonly runId: string }) {
  const [url, setUrl] = useState('');
  const sending = usePending('flow.pasteRedirect');
  const submit = () => {
    if (url.trim() === '') return;
    void perform('paste', 'flow.pasteRedirect', { runId, url: url.trim() });
  };
  return (
    <TitledCard title="Or paste the redirected URL">
      <p className={styles.caption} id="paste-redirect-hint">
        For a redirect URI that is not on this computer, or a browser on another one: copy the whole address it ended
        on.
      </p>
      <Form className={styles.paste} onSubmit={submit}>
        <TextInput
          wire
          data-paste-redirect=""
          label="Redirected URL"
          describedBy="paste-redirect-hint"
          value={url}
          onChange={setUrl}
          placeholder="http://localhost:5001/api/redirect?code=…&state=…"
        />
        <Button type="submit" disabled={url.trim() === '' || sending}>
          Use it
        </Button>
      </Form>
      <div className={styles.notice}>
        <AreaNotice area="paste" />
      </div>
    </TitledCard>
  );
}
