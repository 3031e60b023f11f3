import type { SandboxRequestView } from '../../../../shared/views/sandbox.js';
import { Badge } from '../../../components/Badge.js';
import { duration, timeOfDay } from '../../../components/format.js';
import { statusTone } from '../../../components/http/status-tone.js';
import { inertText } from '../../../components/inert-text.js';
import { WireButton } from '../../../components/WireButton.js';
import styles from './RequestRow.module.css';

interface RequestRowProps {
  readonly request: SandboxRequestView;
  readonly open: boolean;
  readonly onOpen: (id: number) => void;
}

/** One request in a line; its path opens it in full. */
export function RequestRow({ request, open, onOpen }: RequestRowProps) {
  return (
    <tr data-open={open ? '' : undefined}>
      <td className={styles.wire}>{timeOfDay(request.at)}</td>
      <td>
        <WireButton accent aria-expanded={open} onClick={() => onOpen(request.id)}>
          {request.method} {inertText(request.path)}
          <span className="sr-only">, request {request.id} in full</span>
        </WireButton>
        <span className={styles.client}>{whose(request)}</span>
      </td>
      <td>
        <Badge tone={statusTone(request.status)}>{request.status}</Badge>
      </td>
      <td className="value">{inertText(request.note)}</td>
      <td className={styles.wire}>{duration(request.durationMs)}</td>
    </tr>
  );
}

function whose({ login, clientId }: SandboxRequestView): string {
  const parts = [login === undefined ? undefined : `login ${login}`, clientId];
  return inertText(parts.filter((part) => part !== undefined).join(', '));
}
