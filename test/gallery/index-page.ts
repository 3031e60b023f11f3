import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scene } from './scene.js';

/** Writes the page that shows every picture, light beside dark. */
export function writeIndexPage(folder: string, scenes: readonly Pick<Scene, 'id' | 'title'>[]): Promise<void> {
  const rows = scenes.map(
    ({ id, title }) => `<section><h2>${title}</h2>
${['light', 'dark'].map((theme) => `<a href="${theme}/${id}.png"><img loading="lazy" src="${theme}/${id}.png" alt="${title}, ${theme}"></a>`).join('\n')}
</section>`,
  );
  return writeFile(
    join(folder, 'index.html'),
    `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>sgID Console, every screen</title>
<style>body{font:14px/1.5 system-ui;margin:24px}section{margin-bottom:32px}img{width:49%;border:1px solid #8886}</style>
<h1>sgID Console, every screen</h1>
${rows.join('\n')}
</html>
`,
  );
}
