import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  APP_FRAMEWORK_TITLES,
  APP_FRAMEWORKS,
  type AppFramework,
  appSetup,
} from '../../../../core/snippets/app-setup.js';
import type { SandboxView } from '../../../../shared/views/sandbox.js';
import { usePending } from '../../../bridge/actions.js';
import { Button } from '../../../components/Button.js';
import { TitledCard } from '../../../components/Card.js';
import { HighlightedCode } from '../../../components/code/HighlightedCode.js';
import { Prose } from '../../../components/Prose.js';
import { Tabs } from '../../../components/Tabs.js';
import { changeSandbox } from '../sandbox-actions.js';
import { AppClientChoice } from './AppClientChoice.js';
import styles from './AppSetup.module.css';
import { changeDraft, useAppClient, useDraft } from './draft.js';
import { EnvFile, type EnvFileProps } from './EnvFile.js';

interface AppSetupProps {
  readonly sandbox: SandboxView;
  /** Shut at first. */
  readonly folded: boolean;
}

/** What points the user's own app at the sandbox: the variables, and the lines that hand them to the SDK. */
export function AppSetup({ sandbox, folded }: AppSetupProps) {
  const [open, setOpen] = useState(!folded);
  return (
    <TitledCard
      title="Point your app here"
      actions={
        <Button size="small" variant="quiet" icon={open ? ChevronDown : ChevronRight} onClick={() => setOpen(!open)}>
          {open ? 'Fold' : 'Show'}
          <span className="sr-only"> how to point your app here</span>
        </Button>
      }
    >
      {open ? <SetupBody sandbox={sandbox} /> : <Folded sandbox={sandbox} />}
    </TitledCard>
  );
}

/** One line of what is folded. */
function Folded({ sandbox }: { readonly sandbox: SandboxView }) {
  return (
    <p className={styles.note}>
      <Prose>{sandbox.origin === undefined ? 'The sandbox is stopped.' : `\`SGID_HOSTNAME=${sandbox.origin}\``}</Prose>
    </p>
  );
}

function SetupBody({ sandbox }: { readonly sandbox: SandboxView }) {
  const starting = usePending('sandbox.start');
  const app = useAppClient(sandbox);
  const { framework } = useDraft();
  const { origin } = sandbox;
  if (origin === undefined) {
    return (
      <div className={styles.stopped}>
        <p>The sandbox is stopped: it has an address once it runs.</p>
        <Button disabled={starting} onClick={() => void changeSandbox('sandbox.start', {})}>
          {starting ? 'Starting…' : 'Start the sandbox'}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.setup}>
      <AppClientChoice sandbox={sandbox} />
      {app !== undefined && (
        <Tabs
          label="What your app is built with"
          value={framework}
          onChange={(value) => changeDraft({ framework: value })}
          items={APP_FRAMEWORKS.map((value) => ({
            value,
            label: APP_FRAMEWORK_TITLES[value],
            content: <Framework framework={value} origin={origin} {...app} />,
          }))}
        />
      )}
    </div>
  );
}

function Framework({
  framework,
  origin,
  ...app
}: { readonly framework: AppFramework } & Omit<EnvFileProps, 'envFile'>) {
  const { envFile, envNote, codeFile, code } = appSetup(framework, origin);
  return (
    <div className={styles.columns}>
      <section aria-label={envFile}>
        <EnvFile envFile={envFile} origin={origin} {...app} />
        <p className={styles.note}>
          <Prose>{envNote}</Prose>
        </p>
      </section>
      <section aria-label={codeFile}>
        <h3 className={styles.file}>{codeFile}</h3>
        <HighlightedCode code={code.code} language={code.language} what={`code, ${APP_FRAMEWORK_TITLES[framework]}`} />
        <p className={styles.note}>
          <Prose>{code.note}</Prose>
        </p>
      </section>
    </div>
  );
}
