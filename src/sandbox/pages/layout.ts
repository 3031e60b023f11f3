import { html } from 'hono/html';

/** A piece of markup in which everything that was put in has been escaped. */
export type Markup = ReturnType<typeof html>;

/** The frame of every page: banner on top, one landmark for the content. */
export async function layout(title: string, content: Markup): Promise<string> {
  const page = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${title} · sgID sandbox</title>
    <link rel="icon" href="/sandbox/icon.svg">
    <link rel="stylesheet" href="/sandbox/style.css">
  </head>
  <body>
    <header class="banner">
      <span class="badge">Sandbox</span>
      <span>No real person, nothing leaves this computer</span>
    </header>
    <main>${content}</main>
  </body>
</html>
`;
  return String(await page);
}
