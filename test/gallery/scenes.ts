import { finishDemo } from './acts.js';
import { APP_UNDER_TEST_SCENES } from './app-under-test-scenes.js';
import { CLIENT_SCENES } from './client-scenes.js';
import { EXPORT_SCENES } from './export-scenes.js';
import { FAULT_SCENES } from './fault-scenes.js';
import { FLOW_SCENES } from './flow-scenes.js';
import { HISTORY_SCENES } from './history-scenes.js';
import { IMPORT_SCENES, UPDATE_SCENES } from './import-scenes.js';
import { INSPECTOR_SCENES } from './inspector-scenes.js';
import { OPENING_SCENES } from './opening-scenes.js';
import { BEYOND_SCENES, PRODUCTION_SCENES } from './production-scenes.js';
import { PROJECT_CODE_SCENES } from './project-code-scenes.js';
import { PROVIDER_SCENES } from './provider-scenes.js';
import { RESULTS_SCENES } from './results-scenes.js';
import { SANDBOX_SCENES } from './sandbox-scenes.js';
import type { Chapter } from './scene.js';
import { SCOPES_SCENES } from './scopes-scenes.js';
import { SETTINGS_SCENES } from './settings-scenes.js';
import { START_SCENES } from './start-scenes.js';
import { TAMPER_SCENES } from './tamper-scenes.js';
import { WAITING_SCENES } from './waiting-scenes.js';

/** Every screen and state. A chapter has an app of its own; in it, each scene starts where the one before it ended. */
export const CHAPTERS: readonly Chapter[] = [
  { name: 'first start', scenes: START_SCENES },
  { name: 'import', scenes: IMPORT_SCENES },
  { name: 'flow', scenes: FLOW_SCENES },
  { name: 'results', begin: finishDemo, scenes: RESULTS_SCENES },
  { name: 'export', begin: finishDemo, scenes: EXPORT_SCENES },
  { name: 'project code', begin: finishDemo, scenes: PROJECT_CODE_SCENES },
  { name: 'history', begin: finishDemo, scenes: HISTORY_SCENES },
  { name: 'scopes', begin: finishDemo, scenes: SCOPES_SCENES },
  { name: 'inspector', begin: finishDemo, scenes: INSPECTOR_SCENES },
  { name: 'sandbox', begin: finishDemo, scenes: SANDBOX_SCENES },
  { name: 'opening', begin: finishDemo, scenes: OPENING_SCENES },
  { name: 'faults', begin: finishDemo, scenes: FAULT_SCENES },
  { name: 'your app', scenes: APP_UNDER_TEST_SCENES },
  { name: 'tamper', begin: finishDemo, scenes: TAMPER_SCENES },
  { name: 'waiting', begin: finishDemo, scenes: WAITING_SCENES },
  { name: 'providers', scenes: PROVIDER_SCENES },
  { name: 'clients', scenes: [...PRODUCTION_SCENES, ...UPDATE_SCENES, ...CLIENT_SCENES, ...BEYOND_SCENES] },
  { name: 'settings', begin: finishDemo, scenes: SETTINGS_SCENES },
];
