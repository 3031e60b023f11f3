import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';
import { createDemoClient, toSandboxClient } from '../../src/sandbox/clients/demo-client.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { axeFindings } from '../support/axe.js';

const SIZE = { width: 1280, height: 860 };

/** Opens the consent page and a refusal in a real browser, photographs them and asks axe. */
export async function photographSandboxPages(folder: string, theme: 'light' | 'dark'): Promise<void> {
  const credentials = await createDemoClient({ name: 'Clinic booking', description: 'Book a visit at the clinic.' });
  const sandbox = await startSandbox({ clients: [toSandboxClient(credentials)] });
  const browser = await chromium.launch({
    executablePath: process.env.SGID_CONSOLE_CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.env.SGID_CONSOLE_CHROMIUM_SANDBOX === '1',
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: theme });
    const query = new URLSearchParams({
      client_id: credentials.id,
      scope: 'openid myinfo.name myinfo.nric_number myinfo.date_of_birth',
      response_type: 'code',
      redirect_uri: credentials.redirectUrls[0] ?? '',
      state: 'gallery',
      nonce: 'gallery',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    for (const [id, scope] of [
      ['consent-page', query.get('scope') ?? ''],
      ['refusal-page', 'myinfo.name'],
    ] as const) {
      query.set('scope', scope);
      await page.goto(`${sandbox.origin}/v2/oauth/authorize?${query}`);
      await page.screenshot({ path: join(folder, `${id}.png`) });
      expect(await axeFindings(page)).toEqual([]);
    }
  } finally {
    await browser.close();
    await sandbox.stop();
  }
}
