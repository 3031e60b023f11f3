import { describe, expect, it } from 'vitest';
import type { EnvironmentKind } from '../../../../src/core/flow/run.js';
import { tamperFor } from '../../../../src/engine/flow/arm-tamper.js';
import { thrownCode } from '../../../support/thrown-code.js';

const environment = (kind: EnvironmentKind) => ({ kind, origin: 'https://api.id.gov.sg' });
const preset = (id: string) => ({ kind: 'preset', preset: id }) as const;

describe('what may be armed where', () => {
  it('T02 the method plain goes to the sandbox alone, by its preset or by hand', () => {
    const byHand = {
      kind: 'edit',
      edit: { target: 'authorization-request', name: 'code_challenge_method', change: 'set', value: ' Plain ' },
    } as const;
    expect(tamperFor(preset('pkce-plain'), environment('sandbox'), false).id).toBe('pkce-plain');
    expect(tamperFor(byHand, environment('sandbox'), false).kind).toBe('edit');
    for (const kind of ['production', 'staging', 'custom'] as const) {
      expect(thrownCode(() => tamperFor(preset('pkce-plain'), environment(kind), true))).toBe('tamper-sandbox-only');
      expect(thrownCode(() => tamperFor(byHand, environment(kind), true))).toBe('tamper-sandbox-only');
    }
  });

  it('nothing is armed against production without the user’s word', () => {
    expect(thrownCode(() => tamperFor(preset('alg-none'), environment('production'), false))).toBe(
      'tamper-unconfirmed',
    );
    expect(tamperFor(preset('alg-none'), environment('production'), true).id).toBe('alg-none');
    expect(tamperFor(preset('alg-none'), environment('staging'), false).id).toBe('alg-none');
  });

  it('another value for the same parameter takes the place of the first', () => {
    const edit = (value: string) =>
      tamperFor(
        { kind: 'edit', edit: { target: 'token-request', name: 'code', change: 'set', value } },
        environment('sandbox'),
        false,
      );
    expect(edit('one').id).toBe(edit('two').id);
    expect(thrownCode(() => tamperFor(preset('no-such'), environment('sandbox'), false))).toBe('tamper-unknown');
  });
});
