import { Tabs } from '@base-ui/react/tabs';
import { useState } from 'react';
import type { ProjectFile } from '../../../core/project-code/options.js';
import { HighlightedCode } from '../../components/code/HighlightedCode.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { BreakableWire } from '../../components/wire/BreakableWire.js';
import styles from './ProjectFiles.module.css';

/** The files as tabs beside each other's text; the first is the one to read first. */
export function ProjectFiles({ files }: { readonly files: readonly ProjectFile[] }) {
  const [chosen, setChosen] = useState<string>();
  const shown = files.find(({ name }) => name === chosen) ?? files[0];
  return (
    <Tabs.Root
      orientation="vertical"
      className={styles.files}
      value={shown?.name}
      onValueChange={(name) => setChosen(String(name))}
    >
      <Tabs.List className={styles.list} aria-label="Files" activateOnFocus>
        {files.map(({ name }) => (
          <Tabs.Tab key={name} value={name} className={styles.tab}>
            <BreakableWire text={name} />
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {files.map(({ name, text, language }) => (
        <Tabs.Panel key={name} value={name} className={styles.panel} tabIndex={-1}>
          <ScrollRegion className={styles.scroll} label={name}>
            <HighlightedCode code={text} language={language} what={name} />
          </ScrollRegion>
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
