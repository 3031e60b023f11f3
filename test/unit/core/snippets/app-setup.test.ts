import { describe, expect, it } from 'vitest';
import { APP_VARIABLES } from '../../../../src/core/snippets/app-environment.js';
import { APP_FRAMEWORKS, appSetup } from '../../../../src/core/snippets/app-setup.js';

const HOSTNAME = 'http://127.0.0.1:5443';

describe('how an app is pointed at a provider', () => {
  it.each(APP_FRAMEWORKS)('hands over every variable that %s needs', (framework) => {
    const { envFile, code } = appSetup(framework, HOSTNAME);
    expect(envFile).toMatch(/^\.env/);
    if (framework === 'http') {
      expect(code.code).toContain(`${HOSTNAME}/v2/oauth/authorize`);
    } else {
      for (const name of Object.values(APP_VARIABLES)) expect(code.code).toContain(name);
      expect(code.code).toMatch(/hostname ?[:=]/);
    }
  });
});
