import type { AppView } from '../../../shared/views/app.js';
import { useApp, useHistory, useNetwork, useSettings } from '../../bridge/queries.js';
import { TitledCard } from '../../components/Card.js';
import { CopyButton } from '../../components/CopyButton.js';
import { FactList } from '../../components/FactList.js';
import { AreaNotice, Notice } from '../../components/Notice.js';
import { Screen } from '../../components/Screen.js';
import { KeychainCard } from '../keychain/KeychainCard.js';
import { HistoryCard } from './HistoryCard.js';
import { NetworkCard } from './network/NetworkCard.js';
import styles from './SettingsScreen.module.css';
import { ThemeChoice } from './ThemeChoice.js';

/** How it looks, where it keeps things, and what it runs on. */
export function SettingsScreen() {
  const app = useApp();
  const settings = useSettings();
  const network = useNetwork();
  const history = useHistory();
  return (
    <Screen title="Settings">
      <div className={styles.column}>
        <AreaNotice area="settings" />
        {app?.notices.map((notice) => (
          <Notice key={notice} tone="warn" title={notice} />
        ))}
        {settings !== undefined && (
          <TitledCard title="Theme">
            <ThemeChoice theme={settings.theme} />
          </TitledCard>
        )}
        {network !== undefined && <NetworkCard network={network} />}
        {app !== undefined && <KeychainCard app={app} />}
        {history !== undefined && <HistoryCard history={history} />}
        {app !== undefined && <DataFolder app={app} />}
        {app !== undefined && <About app={app} />}
      </div>
    </Screen>
  );
}

function DataFolder({ app }: { readonly app: AppView }) {
  return (
    <TitledCard title="Where everything else is kept">
      <FactList
        facts={[
          {
            label: 'Data folder',
            value: (
              <span className={styles.line}>
                <span className="wire">{app.dataFolder}</span>
                <CopyButton size="inline" source={{ kind: 'text', text: app.dataFolder }} what="data folder" />
              </span>
            ),
          },
        ]}
      />
    </TitledCard>
  );
}

function About({ app }: { readonly app: AppView }) {
  const versions = `sgID Console ${app.version}\nElectron ${app.electron}\nChrome ${app.chrome}\nNode ${app.node}\n${app.platform}`;
  return (
    <TitledCard title="About" actions={<CopyButton source={{ kind: 'text', text: versions }} what="versions" />}>
      <FactList
        facts={[
          { label: 'sgID Console', value: <span className="wire">{app.version}</span> },
          { label: 'Electron', value: <span className="wire">{app.electron}</span> },
          { label: 'Chrome', value: <span className="wire">{app.chrome}</span> },
          { label: 'Node', value: <span className="wire">{app.node}</span> },
          { label: 'Platform', value: <span className="wire">{app.platform}</span> },
        ]}
      />
      {app.runtimeNote !== undefined && <p className={styles.runtime}>{app.runtimeNote}</p>}
    </TitledCard>
  );
}
