import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StepId } from '../../../../core/flow/step-ids.js';
import type { AnatomyView } from '../../../../shared/views/anatomy.js';
import type { FlowView } from '../../../../shared/views/flow.js';
import type { MaskedText } from '../../../../shared/views/masked-text.js';
import type { StepView } from '../../../../shared/views/step.js';
import { usePresence } from '../../../bridge/presence.js';
import { useClients } from '../../../bridge/queries.js';
import { shortFingerprint } from '../../../components/format.js';
import { MaskedWire } from '../../../components/wire/MaskedWire.js';
import styles from './KeyChain.module.css';
import { OpenedValue } from './OpenedValue.js';

interface KeyChainProps {
  readonly anatomy: AnatomyView;
  readonly step: StepView;
  readonly flow: FlowView | undefined;
}

/** Which key opens what: the private key or the block key a content encryption key, and that the block key or the value. */
export function KeyChain({ anatomy, step, flow }: KeyChainProps) {
  const client = useClients()?.find(({ key }) => key === flow?.clientKey);
  const runId = flow?.runId ?? '';
  const blockKey = factOf(flow, 'block-key', 'Block key');
  const secret = factOf(flow, 'block-key', 'k');
  return (
    <ol className={styles.chain}>
      <Link title="Private key">
        <span className="wire">RSA {client?.keyBits}</span>
        {client !== undefined && <span className="wire">SHA256:{shortFingerprint(client.keyFingerprint)}</span>}
        {client !== undefined && <KeyPlace clientKey={client.key} />}
      </Link>
      {step.id === 'block-key' && <ContentKey anatomy={anatomy} runId={runId} />}
      <Link title="Block key" after>
        {blockKey === undefined ? (
          <span className="caption">not unwrapped</span>
        ) : (
          <MaskedWire text={blockKey} runId={runId} />
        )}
        {secret !== undefined && <MaskedWire text={secret} runId={runId} compact />}
      </Link>
      {step.id === 'decrypt' && (
        <>
          <ContentKey anatomy={anatomy} runId={runId} />
          <Link title="Plaintext" after>
            <OpenedValue anatomy={anatomy} flow={flow} />
          </Link>
        </>
      )}
    </ol>
  );
}

/** The content encryption key, unwrapped on demand. */
function ContentKey({ anatomy, runId }: { readonly anatomy: AnatomyView; readonly runId: string }) {
  const { contentKey } = anatomy;
  return (
    <Link title="Content encryption key" after>
      {contentKey === undefined ? (
        <span className="caption">not unwrapped</span>
      ) : (
        <>
          <span className="wire">{contentKey.bytes * 8} bits</span>
          <span className="caption">
            {contentKey.shared ? 'dir: the block key itself' : 'unwrapped from the encrypted key'}
          </span>
          <MaskedWire text={contentKey.text} runId={runId} compact />
        </>
      )}
    </Link>
  );
}

function KeyPlace({ clientKey }: { readonly clientKey: string }) {
  const secrets = usePresence(clientKey);
  return (
    <span className="caption">{secrets === 'session-only' ? 'in memory, for this session' : 'in the keychain'}</span>
  );
}

interface LinkProps {
  readonly title: string;
  readonly after?: boolean;
  readonly children: ReactNode;
}

function Link({ title, after = false, children }: LinkProps) {
  return (
    <li className={styles.link}>
      {after && <ArrowRight className={styles.arrow} size={16} aria-hidden="true" />}
      <div className={styles.card}>
        <h2 className={styles.title}>{title}</h2>
        {children}
      </div>
    </li>
  );
}

/** What a step found out under this label. */
function factOf(flow: FlowView | undefined, step: StepId, label: string): MaskedText | undefined {
  return flow?.steps.find(({ id }) => id === step)?.facts.find((fact) => fact.label === label)?.value;
}
