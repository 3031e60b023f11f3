import { NOTES, VARIABLES } from './facts.js';
import { FRONTEND_FILE } from './frontend.js';
import type { ProjectModel } from './model.js';
import type { ProjectFile } from './options.js';
import { comment, only, source } from './source.js';

/** The steps from the files to a login, as a project's README has them; commands for a POSIX shell. */
export interface ProjectSteps {
  /** What the project is made with, in a few words. */
  readonly title: string;
  /** What has to be there before, as `Node 20.19 or later`. */
  readonly needs: string;
  readonly install: string;
  readonly run: string;
  /** What the reader has to know beside it, in sentences. */
  readonly notes?: readonly string[];
}

/** What a framework has in its own way in files that every project has. */
export interface FrameworkHabits {
  /** The file that it reads variables from. */
  readonly envFile: string;
  /** How it reads that file, where that is not as the file says by itself, in sentences. */
  readonly envNotes: readonly string[];
  /** Whether the code itself listens, on the port of a variable. */
  readonly listens: boolean;
  /** What it makes by itself, which git has to leave alone. */
  readonly made: readonly string[];
  /** The file of what the pages of a single-page app call. */
  readonly frontendFile: string;
  /** Whether the pages of a single-page app start from the server's own. */
  readonly servesHome: boolean;
}

const ORDINARY: FrameworkHabits = {
  envFile: '.env',
  envNotes: [],
  listens: true,
  made: [],
  frontendFile: FRONTEND_FILE,
  servesHome: false,
};
const IGNORED = ['.env*', '!.env.example', 'node_modules/', 'dist/', '.next/', '.venv/', '__pycache__/', '*.class'];

const code = (text: string) => `\`${text}\``;

/** Every project has these: the variables to fill in, what git must leave alone, and how to start. */
export function commonFiles(model: ProjectModel, steps: ProjectSteps, habits = ORDINARY): readonly ProjectFile[] {
  return [
    { name: 'README.md', language: 'markdown', text: readme(model, steps, habits) },
    { name: '.env.example', language: 'text', text: envExample(model, habits) },
    { name: '.gitignore', language: 'text', text: `${[...IGNORED, ...habits.made].join('\n')}\n` },
  ];
}

/** Secrets are left for the user to fill in; what has a default in the code is named beside them. */
function envExample(
  { frontendOrigin, port, options }: ProjectModel,
  { envFile, envNotes, listens }: FrameworkHabits,
): string {
  return source`
${comment('#', `Copy to ${envFile}, which git leaves alone, and fill in. Single quotes keep the value as it is.`)}
${envNotes.flatMap((note) => comment('#', note))}
${VARIABLES.secret}=''
${comment('#', 'The PEM text on one line, each line end as \\n, or on several lines within the quotes.')}
${VARIABLES.key}=''

${comment('#', 'These have defaults in the code.')}
# ${VARIABLES.clientId}=''
# ${VARIABLES.redirectUri}=''
# ${VARIABLES.hostname}='${options.origin}'
${only(frontendOrigin !== undefined, `# ${VARIABLES.frontend}='${frontendOrigin ?? ''}'`)}
${only(listens, `# ${VARIABLES.port}=${port}`)}
`;
}

function readme(
  model: ProjectModel,
  { title, needs, install, run, notes = [] }: ProjectSteps,
  { envFile, frontendFile, servesHome }: FrameworkHabits,
): string {
  const { routes, rendersPages, port, cookieNotes, frontendOrigin, needsCors } = model;
  const origin = new URL(model.options.redirectUri).origin;
  const hasHome = rendersPages || servesHome;
  const https = `For https, put a server that ends TLS in front of port ${port}, and register the https redirect URI: cookies follow it by themselves.`;
  return source`
# Log in with sgID: ${title}

You need ${needs}.

1. ${'`'}${install}${'`'}
2. ${'`'}cp .env.example ${envFile}${'`'}, and fill in ${'`'}${VARIABLES.secret}${'`'} and ${'`'}${VARIABLES.key}${'`'}. They are nowhere else, and ${'`'}${envFile}${'`'} is not for git.
3. ${'`'}${run}${'`'}
4. Open <${hasHome ? `${origin}${routes.home}` : `${origin}${routes.login}`}>.

${'`'}${VARIABLES.hostname}${'`'} chooses the provider: ${code('https://api.id.gov.sg')}, staging at ${code('https://api-stg.id.gov.sg')}, or a sandbox such as ${'`'}http://127.0.0.1:5443${'`'}.

| path | |
| --- | --- |
${only(hasHome, `| ${routes.home} | a page to start from |`)}
| ${routes.login} | redirects to sgID |
| ${routes.redirect} | where sgID sends the browser back to; registered at the portal |
| ${routes.person} | who is logged in${rendersPages ? '' : ', as JSON; 401 where nobody is'} |
| ${routes.logout} | POST; ends the session |

## Logins and sessions

- ${NOTES.serverSide}
- ${NOTES.state} ${NOTES.bound}
- ${NOTES.memory}

## Cookies

${[...cookieNotes, ...(needsCors ? [NOTES.cors] : [])].map((note) => `- ${note}`)}

## Values

- ${NOTES.absent}
- ${NOTES.unreadable}

## Good to know

${[https, ...notes].map((note) => `- ${note}`)}
${only(frontendOrigin !== undefined, frontendSection(model, frontendFile))}
`;
}

function frontendSection({ routes }: ProjectModel, file: string): string {
  return source`

## The front end

${'`'}${file}${'`'} has what the pages call. A login is a navigation, not a fetch: the cookie of the login is then the server’s own in every browser. After it the pages have ${'`'}?login=refused${'`'} or ${'`'}?login=failed${'`'} in their address, or ${'`'}${routes.person}${'`'} answers.
`;
}
