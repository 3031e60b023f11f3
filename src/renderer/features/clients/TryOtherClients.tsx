import type { ReactNode } from 'react';
import type { OtherClients } from '../../../shared/views/other-clients.js';
import { usePending } from '../../bridge/actions.js';
import { useClients } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { listed } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { answerWords, tryOtherClients, type UnopenedToken, useOtherClients } from './other-clients.js';

interface TryOtherClientsProps {
  readonly token: UnopenedToken;
  /** What it means that another client opens it. */
  readonly meaning: string;
  /** How to go on with a client that opens it. */
  readonly goOn: { readonly words: (name: string) => string; readonly with: (key: string) => void };
}

/** Where a client's key cannot open something, offers to try those of the others; only on request, and only in main. */
export function TryOtherClients({ token, meaning, goOn }: TryOtherClientsProps) {
  const clients = useClients() ?? [];
  const trying = usePending('flow.tryOtherClients', 'inspector.tryOtherClients');
  const answer = useOtherClients(token);
  if (clients.length < 2) return null;
  return (
    <>
      <AreaNotice area="other-clients" />
      {answer === undefined ? (
        <Notice
          tone="info"
          title="It may be another client’s"
          actions={
            <Button disabled={trying} onClick={() => void tryOtherClients(token)}>
              {trying ? 'Trying…' : 'Try your other saved clients'}
            </Button>
          }
        >
          Main reads the private key of each other saved client from the keychain and tries it on this token. Nothing is
          sent anywhere, and no key comes here.
        </Notice>
      ) : (
        <Answer answer={answer} meaning={meaning} goOn={goOn} />
      )}
    </>
  );
}

interface AnswerProps extends Omit<TryOtherClientsProps, 'token'> {
  readonly answer: OtherClients;
}

function Answer({ answer, meaning, goOn }: AnswerProps): ReactNode {
  const found = answer.opened.length > 0;
  return (
    <Notice
      tone={found ? 'warn' : 'info'}
      announced
      title={inertText(answerWords(answer))}
      actions={
        found
          ? answer.opened.map(({ key, name }) => (
              <Button key={key} onClick={() => goOn.with(key)}>
                {goOn.words(inertText(name))}
              </Button>
            ))
          : undefined
      }
    >
      {found ? meaning : 'It was encrypted to a key that is not saved here, or altered on its way.'}
      {answer.unread.length > 0 && (
        <p>{inertText(`Not tried, for their keys cannot be read: ${listed(answer.unread)}.`)}</p>
      )}
    </Notice>
  );
}
