import { goProject } from './go/projects.js';
import { javaProject } from './java/projects.js';
import { pythonMigration } from './migration/python.js';
import { typescriptMigration } from './migration/typescript.js';
import { type ProjectModel, projectModel } from './model.js';
import type { ProjectFile, ProjectOptions, ProjectTarget } from './options.js';
import { fastapiProject, flaskProject, pythonProject } from './python/projects.js';
import { appRouter } from './typescript/next-app.js';
import { pagesRouter } from './typescript/next-pages.js';
import { nextProject } from './typescript/next-project.js';
import { expressProject, nodeProject } from './typescript/projects.js';

const PROJECTS: Readonly<Record<ProjectTarget, (model: ProjectModel) => readonly ProjectFile[]>> = {
  express: expressProject,
  'next-app': (model) => nextProject(model, appRouter),
  'next-pages': (model) => nextProject(model, pagesRouter),
  node: nodeProject,
  flask: flaskProject,
  fastapi: fastapiProject,
  python: pythonProject,
  go: goProject,
  java: javaProject,
  'typescript-v2': typescriptMigration,
  'python-v2': pythonMigration,
};

/**
 * Complete files of a project that logs people in with sgID, the file to read first coming first. Nothing secret is in
 * them: secrets are read from the environment where the project runs.
 *
 * @throws ConsoleError as `projectModel` does: `code-redirect-uri`, `code-redirect-path`, `code-scopes`,
 * `code-frontend-origin` and the `environment-…` codes
 */
export function projectCode(options: ProjectOptions): readonly ProjectFile[] {
  return PROJECTS[options.target](projectModel(options));
}
