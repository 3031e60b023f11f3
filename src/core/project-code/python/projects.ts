import { commonFiles } from '../common-files.js';
import { frontendFiles } from '../frontend.js';
import type { ProjectModel } from '../model.js';
import type { ProjectFile } from '../options.js';
import { source } from '../source.js';
import { pythonAnswersModule } from './answers.js';
import { pythonConfigModule } from './config.js';
import { pythonDataModule } from './data.js';
import { fastapiModule } from './fastapi.js';
import { flaskModule } from './flask.js';
import { pythonHttpLoginModule, pythonSdkLoginModule } from './login.js';
import { pythonOidcModule } from './oidc.js';
import { pythonServerModule } from './plain.js';
import { pythonSessionsModule } from './sessions.js';

/** From the version that the code was run with, to the one before the next that may break it. */
const DOTENV = 'python-dotenv>=0.21,<2';
/** It pins jwcrypto, requests and PyCryptodome itself. */
const SDK = 'sgid-client==0.3.0';

const STEPS = {
  needs: 'Python 3.11 or later',
  install: 'python3 -m venv .venv && .venv/bin/pip install -r requirements.txt',
  run: '.venv/bin/python app.py',
};
const SDK_NOTE =
  'The official Python SDK reads values as ASCII: a login of somebody with another letter in a value (such as E with an accent) fails as a whole. Python over plain HTTP reads them as UTF-8.';

/** A Flask app on the official SDK. */
export function flaskProject(model: ProjectModel): readonly ProjectFile[] {
  return [
    pythonFile('app.py', flaskModule(model)),
    pythonFile('sgid_login.py', pythonSdkLoginModule()),
    ...shared(model, [SDK, 'Flask>=2.2,<4', DOTENV]),
    ...commonFiles(model, { ...STEPS, title: 'Flask with the official SDK', notes: [SDK_NOTE] }),
    ...frontendFiles(model),
  ];
}

/** A FastAPI app on the official SDK. */
export function fastapiProject(model: ProjectModel): readonly ProjectFile[] {
  return [
    pythonFile('app.py', fastapiModule(model)),
    pythonFile('sgid_login.py', pythonSdkLoginModule()),
    ...shared(model, [SDK, 'fastapi>=0.92,<1', 'uvicorn>=0.17,<1', DOTENV]),
    ...commonFiles(model, { ...STEPS, title: 'FastAPI with the official SDK', notes: [SDK_NOTE] }),
    ...frontendFiles(model),
  ];
}

/** A server without a framework, over plain HTTP. */
export function pythonProject(model: ProjectModel): readonly ProjectFile[] {
  return [
    pythonFile('app.py', pythonServerModule(model)),
    pythonFile('sgid_login.py', pythonHttpLoginModule()),
    pythonFile('sgid_oidc.py', pythonOidcModule()),
    ...shared(model, ['jwcrypto>=1.1,<2', 'requests>=2.28,<3', DOTENV]),
    ...commonFiles(model, { ...STEPS, title: 'Python over plain HTTP' }),
    ...frontendFiles(model),
  ];
}

function shared(model: ProjectModel, requirements: readonly string[]): readonly ProjectFile[] {
  return [
    pythonFile('sessions.py', pythonSessionsModule(model)),
    pythonFile('sgid_data.py', pythonDataModule(model)),
    pythonFile('config.py', pythonConfigModule(model)),
    pythonFile('answers.py', pythonAnswersModule(model)),
    {
      name: 'requirements.txt',
      language: 'text',
      text: source`${requirements}
`,
    },
  ];
}

function pythonFile(name: string, text: string): ProjectFile {
  return { name, language: 'python', text };
}
