const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** Pages that a person sees: never stored, and with no script but the emulator's own. */
export const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'self'; img-src data:; style-src 'self' 'unsafe-inline'; font-src * data:",
}

const STYLE = `
:root { color-scheme: light dark; --ground: #f6f8fa; --card: #fff; --line: #d5dbe1; --ink: #1a1f36; --soft: #5a6478; --accent: #4b44d4; --on-accent: #fff; --bad: #a3172a; --good: #176b3a; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171f; --card: #1c212b; --line: #353d4b; --ink: #e8ebf0; --soft: #a4adbd; --accent: #a9a4ff; --on-accent: #14171f; --bad: #ff9aa6; --good: #7fd8a2; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
main.narrow { max-width: 32rem; padding-top: 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; }
a { color: var(--accent); }
p { margin: 0 0 1rem; }
.badge { display: inline-block; margin: 0 0 .75rem; padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 99px; font-size: .8rem; color: var(--soft); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.5rem; margin-top: 1.5rem; }
.field { margin-bottom: 1.25rem; }
label { display: block; font-weight: 600; margin-bottom: .3rem; }
input { width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 6px; padding: .6rem .75rem; }
input[aria-invalid] { border-color: var(--bad); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.hint { color: var(--soft); font-size: .875rem; margin: .3rem 0 0; }
.error { color: var(--bad); font-size: .875rem; margin: .3rem 0 0; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: 1.25rem; }
button { font: inherit; font-weight: 600; border-radius: 6px; padding: .65rem 1.25rem; cursor: pointer; border: 1px solid var(--line); background: var(--card); color: inherit; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.link { border-color: transparent; background: none; color: var(--accent); padding-inline: .5rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
th { color: var(--soft); font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font: .8125rem ui-monospace, monospace; }
.good { color: var(--good); } .bad { color: var(--bad); } .soft { color: var(--soft); }
`

/** A whole HTML document around a body that is already safe. */
export function htmlPage(title: string, body: string, extraStyle = ''): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,"><style>${STYLE}${extraStyle}</style></head>
<body>${body}</body>
</html>`
}
