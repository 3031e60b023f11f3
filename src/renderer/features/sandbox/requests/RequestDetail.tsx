import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { SANDBOX_REQUEST } from '../../../../shared/sandbox-request.js';
import type { SandboxRequestView } from '../../../../shared/views/sandbox.js';
import { call, failureView } from '../../../bridge/bridge.js';
import { HttpExchangeMessages } from '../../../components/http/HttpMessages.js';
import { IconButton } from '../../../components/IconButton.js';
import { inertText } from '../../../components/inert-text.js';
import { ErrorNotice, Notice } from '../../../components/Notice.js';
import { Finding } from './LoginFindings.js';
import styles from './RequestDetail.module.css';

interface RequestDetailProps {
  readonly request: SandboxRequestView;
  readonly onClose: () => void;
}

/** One request with its answer, drawn as those of a run are; asked for only when it is looked at. */
export function RequestDetail({ request, onClose }: RequestDetailProps) {
  const { id, problem, faults } = request;
  const { data, error } = useQuery({
    queryKey: ['sandbox-request', request.at, id],
    queryFn: () => call('sandbox.readRequest', { id }),
    gcTime: 0,
  });
  return (
    <section className={styles.detail} aria-label={`Request ${id} in full`}>
      <IconButton icon={X} label="Close the request" onClick={onClose} />
      {problem !== undefined && (
        <Notice tone="fail" title="Refused">
          {inertText(problem)}
        </Notice>
      )}
      {faults.length > 0 && (
        <Notice tone="warn" title="This answer is wrong on purpose">
          <span className="wire">{faults.join(', ')}</span>
        </Notice>
      )}
      {error !== null && <ErrorNotice error={failureView(error)} />}
      {data !== undefined && data.findings.length > 0 && (
        <ul className={styles.findings} aria-label="What is wrong with this request">
          {data.findings.map((finding) => (
            <Finding key={`${finding.id} ${finding.reason}`} finding={finding} />
          ))}
        </ul>
      )}
      {data !== undefined && <HttpExchangeMessages exchange={data.exchange} runId={`${SANDBOX_REQUEST}${id}`} />}
    </section>
  );
}
