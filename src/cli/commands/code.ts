import { diagnoseScopes } from '../../core/credentials/scope-doctor.js';
import { ConsoleError } from '../../core/errors.js';
import type { CodeClient } from '../../core/project-code/client-options.js';
import { isGuide } from '../../core/project-code/options.js';
import { projectCode } from '../../core/project-code/project-code.js';
import { loadCredentialsFile, runClientOf } from '../../engine/clients/load-credentials-file.js';
import { writeProject } from '../../engine/project-code/write-project.js';
import type { Command, CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { type CodeOptions, projectOptionsOf, readCodeOptions } from './code-options.js';

/** `code`: the files of a project that logs people in with sgID, for one client; no secret is in them. */
export const codeCommand: Command = async (context) => {
  const asked = readCodeOptions(context.args);
  const options = projectOptionsOf(asked, await clientOf(asked));
  const files = projectCode(options);
  const { target, layout, scopes, redirectUri, origin } = options;
  // Code for a slip of the pen is code all the same: sgID may have the scope by now.
  for (const { message, hint } of diagnoseScopes(scopes)) {
    context.notes.line(`${context.notes.symbol('warned')} ${context.notes.plain(`${message} ${hint ?? ''}`.trim())}`);
  }
  if (asked.out === undefined) printFiles(context, files);
  else {
    await writeProject(asked.out, files);
    for (const { name } of files) context.terminal.line(`  ${name}`);
    const { notes } = context;
    notes.line(
      `${notes.symbol('passed')} ${files.length} files written to ${notes.plain(asked.out)}; ${isGuide(target) ? 'it' : 'README.md'} has the steps`,
    );
  }
  return {
    document: {
      ok: true,
      ...{ target, layout, scopes, redirectUri, hostname: origin },
      ...(asked.out === undefined ? {} : { folder: asked.out }),
      files: files.map(({ name, text }) => (asked.out === undefined ? { name, text } : { name })),
    },
    exitCode: EXIT.done,
  };
};

function printFiles({ terminal }: CommandContext, files: ReturnType<typeof projectCode>): void {
  for (const { name, text } of files) {
    terminal.line(terminal.paint('bold', `==> ${name} <==`));
    for (const line of text.split('\n')) terminal.line(line);
  }
}

async function clientOf({ source }: CodeOptions): Promise<CodeClient> {
  switch (source.kind) {
    case 'id':
      return { clientId: source.clientId, redirectUris: [], origin: '' };
    case 'credentials': {
      const loaded = await loadCredentialsFile(source.path);
      return { ...publicOf(runClientOf(loaded, source.path)), origin: loaded.reading.environment?.origin ?? '' };
    }
    case 'saved': {
      // Loaded only here: the settings' library is not needed otherwise.
      const { openSavedClients } = await import('../../engine/clients/open-saved-clients.js');
      const { repository } = await openSavedClients();
      const record = repository.find(source.nameOrId);
      if (record === undefined) {
        throw new ConsoleError(
          'config',
          'client-unknown',
          `Expected a saved client called ${source.nameOrId}; there is none.`,
          {
            hint: 'sgid-console clients list names those there are; --client-id needs none.',
          },
        );
      }
      return { ...publicOf(record), redirectUri: record.redirectUri, origin: record.environment.origin };
    }
  }
}

/** Without the secrets: code has none. */
function publicOf({ clientId, allowedScopes, redirectUris }: Omit<CodeClient, 'origin' | 'redirectUri'>) {
  return { clientId, allowedScopes, redirectUris };
}
