import { join } from 'node:path';
import { app } from 'electron';
import { writePrivateFile } from '../../../engine/storage/write-private-file.js';
import { reportFile } from '../../../sandbox/app-under-test/report-file.js';
import type { AppTest } from '../../app-test/app-test.js';
import { askWhereToSave, type WindowOf } from '../../window/ask-for-files.js';
import { openLocalUrl } from '../../window/open-external.js';
import type { HandlersOf } from '../router.js';

const TYPES = {
  html: { name: 'Web page', extensions: ['html'] },
  json: { name: 'JSON', extensions: ['json'] },
} as const;

export function appTestHandlers(appTest: AppTest, windowOf: WindowOf): HandlersOf<'appTest'> {
  const after = async (change: () => unknown) => {
    await change();
    return {};
  };
  return {
    'appTest.describe': () => appTest.view(),
    'appTest.start': (wish) => after(() => appTest.start(wish)),
    'appTest.answer': ({ answer }) => after(() => appTest.answer(answer)),
    'appTest.skip': () => after(() => appTest.skip()),
    'appTest.stop': () => after(() => appTest.stop()),
    'appTest.resume': () => after(() => appTest.resume()),
    'appTest.repeat': ({ cases }) => after(() => appTest.repeat(cases)),
    'appTest.clear': () => after(() => appTest.clear()),
    'appTest.openLogin': async () => {
      await openLocalUrl(appTest.loginUrl());
      return {};
    },
    'appTest.saveReport': async ({ format }) => {
      const report = appTest.report();
      const { name, extensions } = TYPES[format];
      const path = await askWhereToSave(windowOf, {
        title: 'Save the report of the test',
        defaultPath: join(app.getPath('documents'), `sgid-test-${report.testedAt.slice(0, 10)}.${format}`),
        filters: [{ name, extensions: [...extensions] }],
      });
      if (path === undefined) return null;
      await writePrivateFile(path, await reportFile(report, format));
      return { path };
    },
  };
}
