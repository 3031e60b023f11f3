import { createServer } from 'node:http';
import { choose, runDemo, showScreen } from '../support/console-page.js';
import { answerDialogs } from '../support/dialogs.js';
import { CLIENT_SCENES } from './client-scenes.js';
import { HISTORY_SCENES } from './history-scenes.js';
import { IMPORT_SCENES, KEYCHAIN_SCENES, UPDATE_SCENES } from './import-scenes.js';
import { INSPECTOR_SCENES } from './inspector-scenes.js';
import type { Scene, Stage } from './scene.js';
import { TAMPER_SCENES } from './tamper-scenes.js';

const closeOverlay = ({ page }: Stage) => page.keyboard.press('Escape');

async function importFile(stage: Stage, path: string): Promise<void> {
  await showScreen(stage.page, 'Clients');
  await answerDialogs(stage.app, { open: path });
  await stage.page.keyboard.press('Control+I');
  await stage.page.getByRole('dialog', { name: 'Import credentials' }).waitFor();
}

async function openStep({ page }: Stage, step: string | RegExp, tab: string | RegExp): Promise<void> {
  await showScreen(page, 'Flow');
  await page.getByRole('button', { name: step }).first().click();
  await page.getByRole('tab', { name: tab }).click();
}

async function arm({ page }: Stage, fault: string, armed: boolean): Promise<void> {
  await showScreen(page, 'Sandbox');
  const control = page.getByRole('listitem').filter({ hasText: fault }).getByRole('switch');
  if ((await control.isChecked()) !== armed) await control.click();
}

async function runWithFault(stage: Stage, fault: string): Promise<void> {
  await showScreen(stage.page, 'Flow');
  // What the run before left would be taken for what this one comes to.
  await stage.page.getByRole('button', { name: 'New run', exact: true }).click();
  await arm(stage, fault, true);
  await showScreen(stage.page, 'Flow');
  await stage.page.keyboard.press('Control+Shift+Enter');
  await stage.page
    .getByRole('button', { name: /^Run (it )?again|See the results/ })
    .first()
    .waitFor();
  await arm(stage, fault, false);
  await showScreen(stage.page, 'Flow');
}

async function resize({ app, page }: Stage, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as [number, number]);
  await page.waitForFunction((expected) => innerWidth === expected, width);
}

/** Every screen and state, each starting where the one before it ended. */
export const SCENES: readonly Scene[] = [
  {
    id: 'first-start',
    title: 'First start',
    act: async ({ page }) => page.getByRole('heading', { name: 'See what sgID gives your app' }).waitFor(),
  },
  {
    id: 'import-good',
    title: 'Import: what was read',
    act: (stage) => importFile(stage, stage.files.good),
  },
  {
    id: 'import-mixed-up',
    title: 'Import: a file with mistakes',
    act: async (stage) => {
      await closeOverlay(stage);
      await importFile(stage, stage.files.mismatched);
    },
  },
  ...IMPORT_SCENES,
  {
    id: 'flow-no-client',
    title: 'Flow without a client',
    act: async (stage) => {
      await closeOverlay(stage);
      await showScreen(stage.page, 'Flow');
    },
  },
  { id: 'results-none', title: 'Results before a run', act: ({ page }) => showScreen(page, 'Results') },
  { id: 'sandbox-stopped', title: 'Sandbox, stopped', act: ({ page }) => showScreen(page, 'Sandbox') },
  {
    id: 'demo-finished',
    title: 'One click to a finished run',
    act: async ({ page }) => {
      await showScreen(page, 'Clients');
      await runDemo(page);
    },
  },
  { id: 'flow-preflight', title: 'Flow: preflight', act: (stage) => openStep(stage, /Preflight/, /Checks/) },
  { id: 'flow-discovery', title: 'Flow: discovery', act: (stage) => openStep(stage, /Discovery/, /Checks/) },
  {
    id: 'flow-authorization',
    title: 'Flow: authorization request',
    act: (stage) => openStep(stage, /Authorization request/, /Overview/),
  },
  { id: 'flow-redirect', title: 'Flow: redirect', act: (stage) => openStep(stage, /^Redirect|Redirect/, /Checks/) },
  { id: 'flow-token-request', title: 'Flow: token request', act: (stage) => openStep(stage, /\bToken\b/, /Request/) },
  {
    id: 'flow-token-request-raw',
    title: 'Flow: token request as it was on the wire',
    act: ({ page }) => page.getByRole('radio', { name: 'Raw' }).click(),
  },
  {
    id: 'flow-token-request-decoded',
    title: 'Flow: token request, its parameters',
    act: ({ page }) => page.getByRole('radio', { name: 'Decoded' }).click(),
  },
  {
    id: 'flow-har',
    title: 'Flow: export of its requests',
    act: async ({ page }) => {
      await page.getByRole('radio', { name: 'Pretty' }).click();
      await page.getByRole('button', { name: 'Export HAR…' }).click();
      await page.getByRole('radio', { name: 'As it was on the wire' }).click();
    },
  },
  {
    id: 'flow-token-response',
    title: 'Flow: token response',
    act: async (stage) => {
      await closeOverlay(stage);
      await openStep(stage, /\bToken\b/, /Response/);
    },
  },
  {
    id: 'flow-id-token-decoded',
    title: 'Flow: ID token, taken apart',
    act: (stage) => openStep(stage, /ID token/, /Decoded/),
  },
  {
    id: 'flow-id-token-part',
    title: 'Flow: ID token, a claim and its characters',
    act: async ({ page }) => {
      await page.getByRole('textbox', { name: /compact/ }).focus();
      for (const _ of [1, 2, 3, 4]) await page.keyboard.press('ArrowDown');
    },
  },
  {
    id: 'flow-id-token-checks',
    title: 'Flow: ID token, checks',
    act: (stage) => openStep(stage, /ID token/, /Checks/),
  },
  {
    id: 'flow-check-opened',
    title: 'Flow: a check that holds, opened',
    act: ({ page }) => page.getByRole('button', { name: 'nonce equals the one sent' }).click(),
  },
  {
    id: 'flow-code-typescript',
    title: 'Flow: code of the redirect, TypeScript SDK',
    act: (stage) => openStep(stage, /^Redirect|Redirect/, 'Code'),
  },
  {
    id: 'flow-code-python',
    title: 'Flow: code of the first step, Python SDK',
    act: async (stage) => {
      await openStep(stage, /Preflight/, 'Code');
      await stage.page.getByRole('tab', { name: 'Python SDK' }).click();
    },
  },
  {
    id: 'flow-code-http',
    title: 'Flow: code of the token request, plain HTTP',
    act: async (stage) => {
      await openStep(stage, /\bToken\b/, 'Code');
      await stage.page.getByRole('tab', { name: 'Plain HTTP' }).click();
    },
  },
  { id: 'flow-userinfo', title: 'Flow: userinfo response', act: (stage) => openStep(stage, /Userinfo/, /Response/) },
  { id: 'flow-block-key', title: 'Flow: block key', act: (stage) => openStep(stage, /Block key/, /Layers|Decoded/) },
  {
    id: 'flow-decrypt-layers',
    title: 'Flow: fields, layer by layer',
    act: (stage) => openStep(stage, /Decrypt fields/, /Layers|Decoded/),
  },
  { id: 'results-masked', title: 'Results, masked', act: ({ page }) => showScreen(page, 'Results') },
  {
    id: 'results-reveal-all',
    title: 'Results: before revealing all',
    act: ({ page }) => page.getByRole('button', { name: 'Reveal all…' }).click(),
  },
  {
    id: 'results-revealed',
    title: 'Results, revealed',
    act: async ({ page }) => {
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Reveal/ })
        .click();
      await page.getByRole('button', { name: 'Mask all' }).waitFor();
    },
  },
  {
    id: 'results-records',
    title: 'Results: records as tables',
    act: async ({ page }) => {
      const row = page.getByRole('row').filter({ hasText: 'myinfo.children_birth_records' });
      await row.getByRole('button', { expanded: false }).first().click();
      await page.getByRole('region', { name: /records$/ }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'results-about',
    title: 'Results: about a value',
    act: async ({ page }) => {
      const about = page.getByRole('button', { name: 'About Last four characters of NRIC' });
      await about.click();
      await about.scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'results-coverage',
    title: 'Results: coverage',
    act: async ({ page }) => {
      await page.getByRole('tab', { name: 'Coverage' }).click();
      await page.getByRole('table').scrollIntoViewIfNeeded();
    },
  },
  { id: 'export-masked', title: 'Export, masked', act: ({ page }) => page.keyboard.press('Control+E') },
  {
    id: 'export-synthetic',
    title: 'Export, synthetic, as TypeScript',
    act: async ({ page }) => {
      await choose(page, 'Format', 'TypeScript fixture');
      await page.getByRole('radio', { name: 'Synthetic' }).click();
      await page.getByText('Privacy: synthetic').waitFor();
    },
  },
  {
    id: 'export-fixtures',
    title: 'Export, fixtures',
    act: async ({ page }) => {
      await choose(page, 'Format', 'Re-encrypted fixtures: a folder');
      await page.getByText('serve.mjs', { exact: true }).first().waitFor();
    },
  },
  {
    id: 'export-received',
    title: 'Export, as received',
    act: ({ page }) => page.getByRole('radio', { name: /As received/ }).click(),
  },
  ...HISTORY_SCENES,
  {
    id: 'narrow-results',
    title: 'Results in the smallest window',
    act: async (stage) => {
      await showScreen(stage.page, 'Results');
      await stage.page.getByRole('tab', { name: 'Values' }).click();
      await resize(stage, 900, 640);
    },
  },
  {
    id: 'scopes',
    title: 'Scopes',
    act: async (stage) => {
      await resize(stage, 1440, 860);
      await showScreen(stage.page, 'Scopes');
    },
  },
  {
    id: 'scopes-search',
    title: 'Scopes, searched',
    act: async ({ page }) => {
      await page.keyboard.press('Control+F');
      await page.keyboard.type('birth');
    },
  },
  ...INSPECTOR_SCENES,
  { id: 'sandbox-running', title: 'Sandbox, running', act: ({ page }) => showScreen(page, 'Sandbox') },
  {
    id: 'sandbox-faults',
    title: 'Sandbox: faults, one armed for one request',
    act: async ({ page }) => {
      await page.getByRole('listitem').filter({ hasText: 'id-token.nonce-wrong' }).getByRole('button').click();
      await page.getByRole('heading', { name: 'Faults' }).scrollIntoViewIfNeeded();
      await page.getByRole('searchbox', { name: 'Search faults' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-request',
    title: 'Sandbox: a request in full',
    act: async ({ page }) => {
      await page.getByRole('button', { name: /^Switch off/ }).click();
      await page
        .getByRole('button', { name: /POST \/v2\/oauth\/token/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Close the request' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-persona',
    title: 'Sandbox: a persona as a form',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Close the request' }).click();
      await page.getByRole('button', { name: /^Duplicate / }).click();
      await page.getByRole('dialog').getByLabel('Name in the list').waitFor();
    },
  },
  {
    id: 'sandbox-persona-lists',
    title: 'Sandbox: the lists of a persona',
    act: async ({ page }) => page.getByText('Vehicles', { exact: false }).last().scrollIntoViewIfNeeded(),
  },
  {
    id: 'sandbox-new-client',
    title: 'Sandbox: a new client',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'New client' }).click();
      await page.getByRole('dialog').getByLabel('Redirect URIs').fill('localhost:5001/callback');
    },
  },
  {
    id: 'sandbox-keys',
    title: 'Sandbox: clients, encryption and keys',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Rotate, keep the old' }).click();
      await page.getByText('verifies').first().scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'sandbox-findings',
    title: 'Sandbox: what is wrong with the logins of an app',
    act: async ({ page }) => {
      await showScreen(page, 'Sandbox');
      const start = page.getByRole('button', { name: 'Start', exact: true });
      if (await start.isVisible()) await start.click();
      await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(await page.getByRole('main').innerText()) ?? [];
      for (const state of ['flavour=vanilla', 'flavour=vanilla', '2025-11-25 14:30:00']) {
        await fetch(`${origin}/v2/oauth/authorize?client_id=MY-APP&state=${encodeURIComponent(state)}&nonce=${state}`);
      }
      await page.getByRole('heading', { name: 'What apps send' }).scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'flow-nonce-wrong',
    title: 'Flow: a wrong nonce',
    act: async (stage) => {
      await runWithFault(stage, 'id-token.nonce-wrong');
      await stage.page.getByRole('tab', { name: /Checks/ }).click();
    },
  },
  {
    id: 'flow-token-refused',
    title: 'Flow: the token request refused',
    act: (stage) => runWithFault(stage, 'token.invalid-grant'),
  },
  {
    id: 'flow-field-altered',
    title: 'Flow: one field altered',
    act: async (stage) => {
      await runWithFault(stage, 'userinfo.field-altered');
      await openStep(stage, /Decrypt fields/, /Layers|Decoded/);
    },
  },
  { id: 'results-field-failed', title: 'Results: one field failed', act: ({ page }) => showScreen(page, 'Results') },
  ...TAMPER_SCENES,
  {
    id: 'flow-new-run',
    title: 'Flow: a new run',
    act: async ({ page }) => {
      await showScreen(page, 'Flow');
      await page.getByRole('button', { name: 'New run', exact: true }).click();
      await choose(page, 'Approval', 'By you, in your browser');
    },
  },
  {
    id: 'flow-waiting',
    title: 'Flow: waiting for the redirect',
    act: async ({ page, browser }) => {
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByText('Waiting for the redirect').waitFor();
      await browser.nextOpenedUrl();
    },
  },
  {
    id: 'flow-port-taken',
    title: 'Flow: the port is taken',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Reset' }).click();
      const other = createServer().listen(5001, '127.0.0.1');
      try {
        await page.keyboard.press('Control+Shift+Enter');
        await page.getByText('Waiting for the redirect').waitFor();
      } finally {
        other.close();
      }
    },
  },
  {
    id: 'client-production',
    title: 'Clients, one in production',
    act: async (stage) => {
      await stage.page.getByRole('button', { name: 'Cancel' }).click();
      for (const [path, name] of [
        [stage.files.production, 'Library pass'],
        [stage.files.good, 'clinic-booking'],
      ] as const) {
        await importFile(stage, path);
        await stage.page.getByRole('button', { name: 'Import', exact: true }).click();
        await stage.page.getByRole('heading', { name }).last().waitFor();
      }
    },
  },
  ...UPDATE_SCENES,
  ...CLIENT_SCENES,
  {
    id: 'scopes-flagged',
    title: 'Scopes beyond what is registered',
    act: async (stage) => {
      await closeOverlay(stage);
      await showScreen(stage.page, 'Scopes');
      await stage.page.getByRole('checkbox', { name: /myinfo\.nric_number/ }).click();
    },
  },
  {
    id: 'production-warning',
    title: 'Before a run against production',
    act: async ({ page }) => {
      await showScreen(page, 'Flow');
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    id: 'settings',
    title: 'Settings',
    act: async (stage) => {
      await closeOverlay(stage);
      await showScreen(stage.page, 'Settings');
    },
  },
  {
    id: 'settings-network',
    title: 'Settings: a proxy of your own',
    act: async ({ page }) => {
      await page.getByRole('radio', { name: 'A proxy of your own' }).click();
      await page.getByLabel('Address of the proxy').fill('http://proxy.example:8080');
      await page.getByRole('heading', { name: 'Network' }).scrollIntoViewIfNeeded();
    },
  },
  ...KEYCHAIN_SCENES,
  { id: 'palette', title: 'Command palette', act: ({ page }) => page.keyboard.press('Control+K') },
  {
    id: 'keys',
    title: 'Keys',
    act: async (stage) => {
      await closeOverlay(stage);
      await stage.page.keyboard.press('?');
      await stage.page.getByRole('dialog').waitFor();
    },
  },
  {
    id: 'narrow-flow',
    title: 'Flow in the smallest window',
    act: async (stage) => {
      await closeOverlay(stage);
      await resize(stage, 900, 640);
      await showScreen(stage.page, 'Flow');
    },
  },
  { id: 'narrow-scopes', title: 'Scopes in the smallest window', act: ({ page }) => showScreen(page, 'Scopes') },
  { id: 'narrow-clients', title: 'Clients in the smallest window', act: ({ page }) => showScreen(page, 'Clients') },
  { id: 'narrow-sandbox', title: 'Sandbox in the smallest window', act: ({ page }) => showScreen(page, 'Sandbox') },
];
