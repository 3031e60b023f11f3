/** The style of every page: the console's colours, following the system's theme. */
export const STYLE_SHEET = `
:root {
  color-scheme: light dark;
  --background: #f5f7f9;
  --surface: #ffffff;
  --sunken: #eef1f5;
  --line: #dbe1e8;
  --control-line: #8492a3;
  --text: #15202b;
  --muted: #4b5a69;
  --accent: #0a6a72;
  --accent-hover: #085860;
  --accent-weak: #ddf0f1;
  --on-accent: #ffffff;
  --fail: #b3261e;
  --shadow: 0 1px 2px rgb(21 32 43 / 6%), 0 12px 32px -16px rgb(21 32 43 / 18%);
  --words: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --wire: "JetBrains Mono", ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --background: #0e1318;
    --surface: #151b22;
    --sunken: #1c242d;
    --line: #2a3642;
    --control-line: #6b7b8c;
    --text: #e7edf3;
    --muted: #aebbc8;
    --accent: #57c7cc;
    --accent-hover: #7cd6da;
    --accent-weak: #12343a;
    --on-accent: #06262a;
    --fail: #ff8f86;
    --shadow: none;
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--background);
  color: var(--text);
  font: 400 14px/21px var(--words);
  -webkit-font-smoothing: antialiased;
}
code { font: 12px/18px var(--wire); overflow-wrap: anywhere; }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2, legend { font-size: 14px; line-height: 20px; font-weight: 600; }
.aside { color: var(--muted); font-size: 13px; line-height: 19px; }

.banner {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  align-items: center;
  gap: 4px 10px;
  padding: 9px 16px;
  background: var(--accent-weak);
  border-bottom: 1px solid var(--line);
  font-size: 13px;
}
.badge {
  padding: 1px 8px;
  border-radius: 999px;
  background: var(--accent);
  color: var(--on-accent);
  font-size: 12px;
  font-weight: 600;
}
main { padding: 40px 24px 48px; }

.consent {
  display: grid;
  grid-template-columns: 340px minmax(0, 1fr);
  max-width: 1000px;
  margin: 0 auto;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 12px;
  box-shadow: var(--shadow);
}
.request {
  padding: 32px 28px;
  border-right: 1px solid var(--line);
  border-radius: 11px 0 0 11px;
  background: var(--sunken);
}
.qr { display: flex; align-items: center; gap: 18px; margin-bottom: 32px; }
.qr svg {
  flex: none;
  width: 96px;
  height: 96px;
  padding: 12px;
  border: 1px dashed var(--control-line);
  border-radius: 12px;
  background: var(--surface);
  fill: none;
  stroke: var(--control-line);
  stroke-width: 4;
  stroke-linejoin: round;
}
.qr .core { fill: var(--control-line); stroke: none; }
.qr figcaption { color: var(--muted); font-size: 12px; line-height: 17px; }
.eyebrow { color: var(--muted); font-size: 13px; line-height: 19px; }
.purpose { margin-top: 4px; color: var(--muted); overflow-wrap: anywhere; }
.request h2 { margin-top: 28px; }
.scopes {
  max-height: 300px;
  margin: 8px 0 24px;
  padding: 0;
  overflow-y: auto;
  list-style: none;
  border-block: 1px solid var(--line);
  scrollbar-width: thin;
  scrollbar-color: var(--control-line) transparent;
}
.scopes:focus-visible { outline: 2px solid var(--accent); outline-offset: 4px; border-radius: 4px; }
.scopes li { padding: 7px 12px 8px 0; }
.scopes li + li { border-top: 1px solid var(--line); }
.scopes span { display: block; line-height: 20px; }
.scopes code { display: block; line-height: 17px; }
.scopes code { color: var(--muted); }

.answer { display: flex; flex-direction: column; }
fieldset { flex: 1; min-width: 0; padding: 32px 28px 24px; border: 0; }
legend { float: left; width: 100%; padding: 0; font-size: 18px; line-height: 26px; letter-spacing: -0.01em; }
legend + * { clear: both; }
.personas { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; margin-top: 16px; }
.persona { position: relative; display: flex; }
.persona label {
  flex: 1;
  min-width: 0;
  padding: 12px 14px 13px 42px;
  border: 1px solid var(--line);
  border-radius: 12px;
  cursor: pointer;
  overflow-wrap: anywhere;
}
.persona strong {
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  font-size: 13px;
  line-height: 19px;
  font-weight: 600;
}
.persona span { display: block; margin-top: 2px; color: var(--muted); font-size: 13px; line-height: 18px; }
.persona input {
  appearance: none;
  position: absolute;
  top: 14px;
  left: 15px;
  width: 16px;
  height: 16px;
  border: 1.5px solid var(--control-line);
  border-radius: 50%;
  background: var(--surface);
  cursor: pointer;
}
.persona input:checked { border: 5px solid var(--accent); }
.persona label:hover { border-color: var(--control-line); }
.persona input:checked + label { border-color: var(--accent); background: var(--accent-weak); }
.persona input:checked + label span { color: var(--text); }
.persona input:focus-visible { outline: none; }
.persona input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }

.actions {
  position: sticky;
  bottom: 0;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px;
  padding: 16px 28px;
  border-top: 1px solid var(--line);
  border-radius: 0 0 11px 0;
  background: var(--surface);
}
.actions .aside { margin-left: auto; }
button {
  min-height: 40px;
  padding: 0 20px;
  border: 1px solid var(--control-line);
  border-radius: 8px;
  background: var(--surface);
  color: var(--text);
  font: 500 14px/20px var(--words);
  cursor: pointer;
}
button:hover { background: var(--sunken); }
button.primary { border-color: transparent; background: var(--accent); color: var(--on-accent); }
button.primary:hover { background: var(--accent-hover); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

.notice {
  max-width: 600px;
  margin: 24px auto 0;
  padding: 36px 40px 40px;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 12px;
  box-shadow: var(--shadow);
}
.verdict { margin-bottom: 8px; color: var(--fail); font-size: 13px; font-weight: 600; }
.reason { margin-top: 8px; overflow-wrap: anywhere; }
.notice dl {
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  gap: 6px 16px;
  margin: 20px 0 0;
  padding: 14px 16px;
  border-radius: 8px;
  background: var(--sunken);
}
.notice dt { color: var(--muted); }
.notice dd { margin: 0; }
.notice .aside { margin-top: 20px; }

@media (max-width: 860px) {
  main { padding: 0 0 24px; }
  .consent { grid-template-columns: minmax(0, 1fr); border-width: 0 0 1px; border-radius: 0; box-shadow: none; }
  .request { border-right: 0; border-bottom: 1px solid var(--line); border-radius: 0; padding: 24px 20px; }
  fieldset { padding: 24px 20px; }
  .actions { padding: 14px 20px; border-radius: 0; }
  .notice { margin: 24px 16px 0; padding: 28px 24px; }
}
@media (max-width: 560px) {
  .personas { grid-template-columns: minmax(0, 1fr); }
  .actions button { flex: 1; }
  .actions .aside { flex-basis: 100%; margin: 0; }
}
@media (forced-colors: active) {
  .persona input { appearance: auto; }
  .persona input:checked + label { outline: 2px solid Highlight; }
}
`;
