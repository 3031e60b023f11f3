import { describe, expect, it } from 'vitest';
import {
  deafWords,
  waitingLead,
  waitingSummary,
} from '../../../../../../src/renderer/features/flow/waiting/waiting-words.js';
import type { WaitingView } from '../../../../../../src/shared/views/flow.js';

const LISTENING: WaitingView = {
  authorizationUrl: 'https://api.id.gov.sg/v2/oauth/authorize',
  redirectUri: 'http://localhost:5001/api/redirect',
  listeningOn: ['127.0.0.1:5001'],
  browserRefuses: false,
  opened: true,
  deadline: 1,
  refused: [],
};
const deaf = (code: string, changes: Partial<WaitingView> = {}): WaitingView => ({
  ...LISTENING,
  listeningOn: [],
  opened: false,
  listenFailure: { code, kind: 'config', message: 'It failed.' },
  ...changes,
});

describe('the words of a wait', () => {
  it('speak of an opened page only where one was opened', () => {
    expect(waitingLead(LISTENING)).toMatch(/^Log in on the page that opened/);
    expect(waitingLead({ ...LISTENING, opened: false })).toMatch(/^Open the browser/);
    expect(waitingSummary(LISTENING)).toBeUndefined();
  });

  it('R15 speak of freeing a port only where that would help', () => {
    for (const [code, frees, again] of [
      ['port-taken', true, true],
      ['port-not-allowed', false, false],
      ['port-not-available', false, true],
    ] as const) {
      const waiting = deaf(code);
      expect([code, waitingLead(waiting).includes('Free the port')]).toEqual([code, frees]);
      expect([code, waitingSummary(waiting)?.includes('free the port')]).toEqual([code, frees]);
      expect([code, deafWords(waiting)?.again]).toEqual([code, again]);
      expect(waitingLead(waiting)).toContain('paste the redirected URL');
    }
  });

  it('find no failure in a redirect URI of another machine', () => {
    const waiting = deaf('redirect-uri-not-listenable', { redirectUri: 'https://app.example/cb', opened: true });
    expect(deafWords(waiting)).toBeUndefined();
    expect(waitingLead(waiting)).toMatch(/^Log in on the page that opened.*paste the redirected URL/);
    expect(waitingSummary(waiting)).toContain('paste');
  });

  it('say to paste where browsers refuse the port', () => {
    const waiting = { ...LISTENING, redirectUri: 'http://localhost:6000/cb', browserRefuses: true };
    expect(waitingLead(waiting)).toContain('paste the address of its error page');
    expect(waitingSummary(waiting)).toContain('paste');
  });
});
