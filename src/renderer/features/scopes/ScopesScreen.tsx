import { useMemo, useState } from 'react';
import { useClient } from '../../bridge/queries.js';
import { Button } from '../../components/Button.js';
import { TitledCard } from '../../components/Card.js';
import { inertText } from '../../components/inert-text.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { SearchInput } from '../../components/SearchInput.js';
import { importFromDialog } from '../clients/import/import-actions.js';
import { Presets } from './Presets.js';
import { ScopeRow } from './ScopeRow.js';
import { ScopeSide } from './ScopeSide.js';
import styles from './ScopesScreen.module.css';
import { scopeSections } from './scope-groups.js';

/** The data catalogue, and what of it the next run asks for. */
export function ScopesScreen() {
  const client = useClient();
  const [query, setQuery] = useState('');
  const sections = useMemo(() => scopeSections(client, query), [client, query]);
  return (
    <Screen
      title="Scopes"
      summary={
        client === undefined
          ? 'What sgID can tell about a person. Import a client to choose from it.'
          : `What the next run of ${inertText(client.name)} asks for. Saved as you choose.`
      }
    >
      <AreaNotice area="scopes" />
      {client === undefined && (
        <Notice
          tone="info"
          title="No client is chosen"
          actions={<Button onClick={() => void importFromDialog()}>Import credentials…</Button>}
        >
          The catalogue can be read; choosing from it needs a client.
        </Notice>
      )}
      <div className={styles.columns}>
        <div className={styles.catalogue}>
          <SearchInput label="Search the catalogue" value={query} onChange={setQuery} find />
          {client !== undefined && <Presets client={client} />}
          {sections.map((section) => (
            <TitledCard key={section.id} title={section.label} flush>
              <ul>
                {section.scopes.map(({ scope, definition }) => (
                  <ScopeRow key={scope} scope={scope} definition={definition} client={client} />
                ))}
              </ul>
            </TitledCard>
          ))}
          {sections.length === 0 && (
            <p className={styles.nothing} role="status">
              Nothing in the catalogue matches “{query}”.
            </p>
          )}
        </div>
        <ScopeSide client={client} />
      </div>
    </Screen>
  );
}
