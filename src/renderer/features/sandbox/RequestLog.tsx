import type { SandboxRequestView } from '../../../shared/views/sandbox.js';
import { Badge, type Tone } from '../../components/Badge.js';
import { TitledCard } from '../../components/Card.js';
import { counted, duration, timeOfDay } from '../../components/format.js';
import { inertText } from '../../components/inert-text.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import styles from './RequestLog.module.css';

/** More rows than anyone reads would only make the screen slow. */
const SHOWN = 100;

interface RequestLogProps {
  readonly requests: readonly SandboxRequestView[];
  readonly running: boolean;
}

/** What the sandbox was asked, newest first, as it comes. */
export function RequestLog({ requests, running }: RequestLogProps) {
  const shown = requests.slice(-SHOWN).toReversed();
  return (
    <TitledCard
      title="Requests"
      actions={<span className={styles.count}>{counted(requests.length, 'request')}</span>}
      flush
    >
      {shown.length === 0 ? (
        <p className={styles.none}>
          {running ? 'Nothing has asked yet. Run the flow, or point your own app here.' : 'It is stopped.'}
        </p>
      ) : (
        <ScrollRegion className={styles.scroll} label="Requests, newest first">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Request</th>
                <th scope="col">Status</th>
                <th scope="col">What it did</th>
                <th scope="col">Took</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((request) => (
                <RequestRow key={request.id} request={request} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </TitledCard>
  );
}

function RequestRow({ request }: { readonly request: SandboxRequestView }) {
  return (
    <tr>
      <td className={styles.wire}>{timeOfDay(request.at)}</td>
      <td>
        <span className="wire">
          {request.method} {inertText(request.path)}
        </span>
        {request.clientId !== undefined && <span className={styles.client}>{inertText(request.clientId)}</span>}
      </td>
      <td>
        <Badge tone={statusTone(request.status)}>{request.status}</Badge>
      </td>
      <td className="value">{inertText(request.note)}</td>
      <td className={styles.wire}>{duration(request.durationMs)}</td>
    </tr>
  );
}

function statusTone(status: number): Tone {
  if (status < 300) return 'pass';
  return status < 400 ? 'accent' : 'fail';
}
