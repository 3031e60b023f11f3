import { commonFiles } from '../common-files.js';
import { frontendFiles } from '../frontend.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { configModule } from './config.js';
import { dataModule } from './data.js';
import { expressModule } from './express.js';
import { httpLoginModule } from './login-http.js';
import { sdkLoginModule } from './login-sdk.js';
import { nodeModule } from './node.js';
import { oidcModule } from './oidc.js';
import { packageFiles } from './package-files.js';
import { pagesModule } from './pages.js';
import { sessionsModule } from './sessions.js';

const NODE_STEPS = { needs: 'Node 20.19 or later', install: 'npm install', run: 'npm run build && npm start' };

/** An Express server on the official SDK. */
export function expressProject(model: ProjectModel): readonly ProjectFile[] {
  return [
    typescriptFile('src/server.ts', expressModule(model)),
    typescriptFile('src/sgid.ts', sdkLoginModule()),
    ...sharedFiles(model),
    ...packageFiles(['@opengovsg/sgid-client', 'express'], ['@types/express']),
    ...commonFiles(model, { ...NODE_STEPS, title: 'Express with the official SDK' }),
    ...frontendFiles(model),
  ];
}

/** A server without a framework, over plain HTTP. */
export function nodeProject(model: ProjectModel): readonly ProjectFile[] {
  return [
    typescriptFile('src/server.ts', nodeModule(model)),
    typescriptFile('src/sgid.ts', httpLoginModule()),
    typescriptFile('src/oidc.ts', oidcModule()),
    ...sharedFiles(model),
    ...packageFiles(['jose'], []),
    ...commonFiles(model, { ...NODE_STEPS, title: 'Node over plain HTTP' }),
    ...frontendFiles(model),
  ];
}

function sharedFiles(model: ProjectModel): readonly ProjectFile[] {
  return [
    typescriptFile('src/sessions.ts', sessionsModule(model)),
    typescriptFile('src/sgid-data.ts', dataModule(model)),
    typescriptFile('src/config.ts', configModule(model)),
    ...(model.rendersPages ? [typescriptFile('src/pages.ts', pagesModule(model))] : []),
  ];
}

function typescriptFile(name: string, text: string): ProjectFile {
  return { name, language: 'typescript', text };
}
