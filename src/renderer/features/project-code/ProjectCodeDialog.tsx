import { useMemo, useState } from 'react';
import type { ErrorView } from '../../../core/errors.js';
import { isGuide, type ProjectOptions } from '../../../core/project-code/options.js';
import type { ClientView } from '../../../shared/views/client.js';
import { dismissFailure, perform, usePending } from '../../bridge/actions.js';
import { useClients } from '../../bridge/queries.js';
import { Dialog } from '../../components/Dialog.js';
import { DialogActions } from '../../components/DialogActions.js';
import { inertText } from '../../components/inert-text.js';
import { AreaNotice, ErrorNotice } from '../../components/Notice.js';
import { Placeholder } from '../../components/Placeholder.js';
import { WrittenNotice } from '../../components/WrittenNotice.js';
import { closeOverlay, useView } from '../../view/view.js';
import { ProjectChoices } from './ProjectChoices.js';
import styles from './ProjectCodeDialog.module.css';
import { ProjectFiles } from './ProjectFiles.js';
import { firstChoice, lacksOrigin, makeProject, type ProjectChoice, projectOptions } from './project-choice.js';

/** Complete files for a project of the user's own, made for one client. */
export function ProjectCodeDialog() {
  const overlay = useView((state) => state.overlay);
  const clients = useClients();
  if (overlay?.kind !== 'project-code') return null;
  const client = clients?.find(({ key }) => key === overlay.key);
  return client === undefined ? null : <OpenProjectCode key={client.key} client={client} />;
}

function close(): void {
  dismissFailure('project-code');
  closeOverlay('project-code');
}

function OpenProjectCode({ client }: { readonly client: ClientView }) {
  const [choice, setChoice] = useState<ProjectChoice>(() => firstChoice(client));
  const [path, setPath] = useState<string>();
  const writing = usePending('export.project');
  const options = useMemo(() => projectOptions(client, choice), [client, choice]);
  const made = useMemo(() => makeProject(options), [options]);
  const blocked = whyBlocked(options, made);
  const save = async () => {
    const written = await perform('project-code', 'export.project', options);
    if (written !== undefined && written !== null) setPath(written.path);
  };
  return (
    <Dialog
      open
      onClose={close}
      width="full"
      title="Code for your project"
      description={`A project that logs people in, with the values of ${inertText(client.name)} in it. Its secrets are read from the environment and are in no file.`}
      footer={
        <DialogActions
          cancel="Close"
          onCancel={close}
          confirm={writing ? 'Writing…' : 'Save all files…'}
          onConfirm={() => void save()}
          disabled={'problem' in made || writing}
          reason={blocked}
        />
      }
    >
      <div className="stack">
        <AreaNotice area="project-code" />
        {path !== undefined && (
          <WrittenNotice path={path} shownFrom="project-code">
            {isGuide(options.target) ? 'It' : 'README.md'} has the steps.
          </WrittenNotice>
        )}
        <ProjectChoices
          client={client}
          choice={choice}
          options={options}
          onChange={(next) => {
            setChoice(next);
            setPath(undefined);
            dismissFailure('project-code');
          }}
        />
        {'problem' in made ? (
          <NoFiles missing={lacksOrigin(options)} problem={made.problem} />
        ) : (
          <ProjectFiles files={made.files} />
        )}
      </div>
    </Dialog>
  );
}

/** What was not given yet is no error of the user's. */
function NoFiles({ missing, problem }: { readonly missing: boolean; readonly problem: ErrorView }) {
  if (missing) {
    return (
      <Placeholder className={styles.none}>
        The files are shown here once it is known where the pages come from: their scheme, host and port.
      </Placeholder>
    );
  }
  return (
    <div className={styles.none}>
      <ErrorNotice error={problem} announced={false} />
    </div>
  );
}

/** Where only something is still to be given, the place of the files says so. */
function whyBlocked(options: ProjectOptions, made: ReturnType<typeof makeProject>): string | undefined {
  return 'problem' in made && !lacksOrigin(options) ? 'Mend what is said above first' : undefined;
}
