import { useState } from 'react';
import type { SandboxRequestView } from '../../../../shared/views/sandbox.js';
import { useClients } from '../../../bridge/queries.js';
import { Button } from '../../../components/Button.js';
import { CardNote, TitledCard } from '../../../components/Card.js';
import { counted } from '../../../components/format.js';
import { inertText } from '../../../components/inert-text.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Select } from '../../../components/Select.js';
import { Switch } from '../../../components/Switch.js';
import { Table } from '../../../components/Table.js';
import { changeSandbox } from '../sandbox-actions.js';
import { RequestDetail } from './RequestDetail.js';
import styles from './RequestLog.module.css';
import { RequestRow } from './RequestRow.js';

/** More rows than anyone reads would only make the screen slow. */
const SHOWN = 100;
const EVERYBODY = '';
const NOBODY = ' ';

interface RequestLogProps {
  readonly requests: readonly SandboxRequestView[];
  readonly running: boolean;
}

/** What the sandbox was asked, newest first, as it comes; one of them in full. */
export function RequestLog({ requests, running }: RequestLogProps) {
  const [client, setClient] = useState(EVERYBODY);
  const [heldAt, setHeldAt] = useState<number>();
  const [open, setOpen] = useState<number>();
  const held = heldAt === undefined ? requests : requests.filter(({ id }) => id <= heldAt);
  const since = requests.length - held.length;
  const shown = held
    .filter((request) => isOf(request, client))
    .slice(-SHOWN)
    .toReversed();
  const opened = requests.find(({ id }) => id === open);
  return (
    <TitledCard title="Requests" actions={<span className="caption">{counted(requests.length, 'request')}</span>} flush>
      {requests.length > 0 && (
        <div className={styles.tools}>
          <ClientFilter requests={requests} value={client} onChange={setClient} />
          <span className={styles.follow}>
            <Switch
              label="Follow"
              checked={heldAt === undefined}
              onChange={(follow) => setHeldAt(follow ? undefined : (requests.at(-1)?.id ?? 0))}
            />
            <span aria-hidden="true">Follow</span>
            {since > 0 && <span className="caption">{since} more since</span>}
          </span>
          <Button size="small" variant="quiet" onClick={() => void changeSandbox('sandbox.clearRequests', {})}>
            Clear
          </Button>
        </div>
      )}
      {shown.length === 0 ? (
        <CardNote>{noneOf(requests.length, running)}</CardNote>
      ) : (
        <ScrollRegion capped label="Requests, newest first">
          <Table className={styles.table} underTitle>
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
                <RequestRow key={request.id} request={request} open={request.id === open} onOpen={setOpen} />
              ))}
            </tbody>
          </Table>
        </ScrollRegion>
      )}
      {opened !== undefined && <RequestDetail key={opened.id} request={opened} onClose={() => setOpen(undefined)} />}
    </TitledCard>
  );
}

function isOf({ clientId }: SandboxRequestView, client: string): boolean {
  if (client === EVERYBODY) return true;
  return client === NOBODY ? clientId === undefined : clientId === client;
}

function noneOf(count: number, running: boolean): string {
  if (!running) return 'It is stopped.';
  return count > 0
    ? 'None of this client is held. Choose all clients, or follow again.'
    : 'Nothing has asked yet. Run the flow, or point your own app here.';
}

interface ClientFilterProps {
  readonly requests: readonly SandboxRequestView[];
  readonly value: string;
  readonly onChange: (clientId: string) => void;
}

function ClientFilter({ requests, value, onChange }: ClientFilterProps) {
  const saved = useClients();
  const ids = [...new Set(requests.flatMap(({ clientId }) => clientId ?? []))];
  const nameOf = (id: string) => saved?.find(({ clientId }) => clientId === id)?.name;
  return (
    <div className={styles.filter}>
      <Select
        label="Client"
        value={value}
        onChange={onChange}
        choices={[
          { value: EVERYBODY, label: 'All clients' },
          ...ids.map((id) => ({ value: id, label: inertText([nameOf(id), id].filter(Boolean).join(', ')) })),
          { value: NOBODY, label: 'No client named' },
        ]}
      />
    </div>
  );
}
