import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { ClientView } from '../../../shared/views/client.js';
import { useClients } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { IconButton } from '../../components/IconButton.js';
import { SearchInput } from '../../components/SearchInput.js';
import { type Choice, Select } from '../../components/Select.js';
import { openOverlay } from '../../view/view.js';
import { focusShownCard } from './ClientList.js';
import type { ClientSort, EnvironmentFilter } from './client-search.js';
import { ENVIRONMENT_CHOICES } from './environment-choice.js';
import styles from './ListTools.module.css';
import { changeListing, pickOnly, useListView, usePickedClients } from './list-view.js';

const SORTS = [
  { value: 'recent', label: 'Latest' },
  { value: 'name', label: 'Name' },
] as const satisfies readonly Choice<ClientSort>[];

interface ListToolsProps {
  readonly listed: readonly ClientView[];
}

/** What narrows and sorts the list, and what can be done with the clients that are selected. */
export function ListTools({ listed }: ListToolsProps) {
  const query = useListView((state) => state.query);
  const environment = useListView((state) => state.environment);
  const sort = useListView((state) => state.sort);
  return (
    <div className={styles.tools}>
      <SearchInput
        label="Search the clients"
        value={query}
        onChange={(next) => changeListing({ query: next })}
        onLeave={focusShownCard}
        find
      />
      <div className={styles.choices}>
        <Select
          label="Environment"
          choices={useEnvironments()}
          value={environment}
          onChange={(next) => changeListing({ environment: next })}
        />
        <Select label="Order" choices={SORTS} value={sort} onChange={(next) => changeListing({ sort: next })} />
      </div>
      <Picked listed={listed} />
    </div>
  );
}

/** The environments there are clients of, each with how many. */
function useEnvironments(): readonly Choice<EnvironmentFilter>[] {
  const clients = useClients();
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { environment } of clients ?? []) counts.set(environment.kind, (counts.get(environment.kind) ?? 0) + 1);
    return [
      { value: 'all', label: 'All environments' },
      ...ENVIRONMENT_CHOICES.map(({ value, label }) => ({ value, label: `${label} (${counts.get(value) ?? 0})` })),
    ];
  }, [clients]);
}

function Picked({ listed }: { readonly listed: readonly ClientView[] }) {
  const picked = usePickedClients();
  if (picked.length === 0) return null;
  return (
    <div className={styles.picked}>
      <span>{picked.length} selected</span>
      <Button size="small" onClick={() => openOverlay({ kind: 'export-clients', of: 'picked' })}>
        Export…
      </Button>
      {picked.length < listed.length && (
        <Button size="small" variant="quiet" onClick={() => pickOnly(listed.map(({ key }) => key))}>
          Select all {listed.length}
        </Button>
      )}
      <span className={styles.none}>
        <IconButton size="inline" icon={X} label="Select none" onClick={() => pickOnly([])} />
      </span>
    </div>
  );
}
