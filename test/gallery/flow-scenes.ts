import { closeOverlay, finishDemo, openStep } from './acts.js';
import type { Scene } from './scene.js';

/** One click to a finished run, and its steps. */
export const FLOW_SCENES: readonly Scene[] = [
  { id: 'demo-finished', title: 'One click to a finished run', act: finishDemo },
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
];
