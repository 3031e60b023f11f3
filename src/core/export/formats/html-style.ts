/** The style of the printed report: black on white, whole rows on one page. */
export const REPORT_STYLE = `
@page { margin: 16mm; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #14202b; font: 14px/1.5 system-ui, sans-serif; }
h1 { font-size: 22px; }
.privacy { padding: 10px 14px; border: 1px solid #7a8a99; border-radius: 6px; }
.privacy.received { border: 2px solid #b42318; }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: 2px 12px; }
dt { color: #4a5a68; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
th, td { padding: 8px 10px 8px 0; border-top: 1px solid #cfd7de; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
th { width: 30%; font-weight: 600; }
thead th:nth-child(2) { width: 42%; }
thead th:last-child { width: 28%; }
code { font: 0.92em ui-monospace, monospace; }
th span { display: block; color: #4a5a68; font: 12px ui-monospace, monospace; }
td:last-child { color: #4a5a68; }
em, small { color: #4a5a68; }
ul { margin: 4px 0 0; padding-left: 16px; }
li.warning, li.error { color: #8a4b00; }
.record { grid-template-columns: minmax(0, 7rem) minmax(0, 1fr); margin: 0 0 10px; padding-left: 8px; border-left: 2px solid #cfd7de; }
.record .record { display: block; }
.record .record dd { margin-bottom: 4px; }
`;
