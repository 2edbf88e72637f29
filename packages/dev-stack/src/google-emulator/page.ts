import type { GooglePerson } from './people.ts'

/** What an app asked for; it goes round with the form. */
export type Asked = Readonly<Record<string, string>>

/** The page on which somebody says who they are at the emulated Google. */
export function renderChoicePage(app: string, people: readonly GooglePerson[], asked: Asked): string {
  return renderPage(
    `Sign in to ${app}`,
    `<p class="note">A Google that exists on this machine only. Whom do you want to be?</p>
${people.map((person) => renderPerson(person, asked)).join('\n')}
<form method="post"><h2>Somebody else</h2>${renderAsked(asked)}
<label>Name <input name="name" autocomplete="off" maxlength="100" required></label>
<label>E-mail <input name="email" type="email" autocomplete="off" maxlength="200" required></label>
<button>Continue</button></form>
<form method="post">${renderAsked(asked)}<button name="denied" value="1" class="plain">Cancel</button></form>`,
  )
}

/** Why an app cannot send anybody here. */
export function renderRefusalPage(message: string): string {
  return renderPage('This did not work', `<p>${escapeHtml(message)}</p>`)
}

function renderPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)} (emulated Google)</title>
<style>
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 25%, transparent); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1rem; margin: 1.2rem 0 .4rem; } .note, small { opacity: .8; }
button { font: inherit; padding: .5rem 1rem; border-radius: 8px; border: 1px solid var(--line); background: none; color: inherit; cursor: pointer; }
button:hover, button:focus-visible { border-color: currentColor; }
button.person { display: block; width: 100%; text-align: left; margin: .5rem 0; } button.person small { display: block; }
label { display: block; margin: .5rem 0; } input { font: inherit; width: 100%; box-sizing: border-box; padding: .4rem .6rem; }
form:last-child { margin-top: 1rem; }
</style>
</head>
<body><main>
<h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>`
}

function renderPerson({ name, email, hint }: GooglePerson, asked: Asked): string {
  return `<form method="post">${renderAsked(asked)}<input type="hidden" name="email" value="${escapeHtml(email)}">
<button class="person"><strong>${escapeHtml(name)}</strong><small>${escapeHtml(email)}</small>${
    hint ? `<small>${escapeHtml(hint)}</small>` : ''
  }</button></form>`
}

function renderAsked(asked: Asked): string {
  return Object.entries(asked)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')
}

function escapeHtml(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
}
