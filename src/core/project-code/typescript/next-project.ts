import { commonFiles } from '../common-files.js';
import { frontendFiles } from '../frontend.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { configModule } from './config.js';
import { dataModule } from './data.js';
import { sdkLoginModule } from './login-sdk.js';
import { browserPage, homePage, personValuesModule } from './next-elements.js';
import { NEXT_STEPS, nextHabits, nextSetUp } from './next-set-up.js';
import { sessionsModule } from './sessions.js';

type Module = (model: ProjectModel) => string;

/** What a router of Next.js has in its own way. */
export interface NextRouter {
  /** As a title has it. */
  readonly name: string;
  /** The file of what answers at a path, and of the page at a path. */
  readonly handlerFile: (path: string) => string;
  readonly pageFile: (path: string) => string;
  readonly redirect: Module;
  readonly login: Module;
  /** The person who is logged in, as a page or as JSON. */
  readonly personPage: Module;
  readonly person: Module;
  readonly logout: Module;
  /** What its handlers answer with: `lib/answers.ts`. */
  readonly answers: Module;
  /** Before a page that runs in the browser. */
  readonly browserMark: string;
  /** Files that it needs beside them, by name. */
  readonly others: Readonly<Record<string, string>>;
}

/** A project for Next.js on the official SDK. */
export function nextProject(model: ProjectModel, router: NextRouter): readonly ProjectFile[] {
  const { rendersPages, routes } = model;
  const bundled = { bundled: true, importEnd: '' };
  const home = router.pageFile(routes.home);
  const habits = nextHabits(model);
  return [
    typescript(router.handlerFile(routes.redirect), router.redirect(model)),
    typescript(router.handlerFile(routes.login), router.login(model)),
    ...(rendersPages
      ? [typescript(router.pageFile(routes.person), router.personPage(model)), typescript(home, homePage(model))]
      : [typescript(router.handlerFile(routes.person), router.person(model))]),
    ...(habits.servesHome ? [typescript(home, router.browserMark + browserPage)] : []),
    typescript(router.handlerFile(routes.logout), router.logout(model)),
    typescript('lib/answers.ts', router.answers(model)),
    ...Object.entries(router.others).map(([name, text]) => typescript(name, text)),
    typescript('lib/sgid.ts', sdkLoginModule(bundled)),
    typescript('lib/sessions.ts', sessionsModule(model, bundled)),
    typescript('lib/sgid-data.ts', dataModule(model)),
    typescript('lib/config.ts', configModule(model, habits)),
    ...(rendersPages || habits.servesHome ? [typescript('lib/person-values.tsx', personValuesModule)] : []),
    ...nextSetUp(model),
    ...frontendFiles(model, habits.frontendFile),
    ...commonFiles(model, { ...NEXT_STEPS, title: `Next.js, ${router.name}, with the official SDK` }, habits),
  ];
}

function typescript(name: string, text: string): ProjectFile {
  return { name, language: name.endsWith('x') ? 'tsx' : 'typescript', text: text.replace(/\n\n\n+/g, '\n\n') };
}
