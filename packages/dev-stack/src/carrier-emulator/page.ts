import { type Parcel, stepsTo, WAY } from './parcels.ts'

/** The page a person opens to see the parcels and to move them. */
export function renderParcelsPage(parcels: Parcel[], waiting: number, now: Date): string {
  const rows = [...parcels].reverse().map(renderParcel).join('\n')
  const empty = '<p class="empty">No parcels yet. Ship an order with Yard Post, and it appears here.</p>'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Yard Post: parcels</title>
<style>
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0; } .note, .empty, small { opacity: .7; }
article { border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1rem; margin: .8rem 0; }
header.parcel { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; justify-content: space-between; }
ol { margin: .5rem 0; padding-left: 1.2rem; } form { display: inline; }
button { font: inherit; padding: .25rem .7rem; border-radius: 6px; border: 1px solid var(--line); background: none; color: inherit; cursor: pointer; margin: .2rem .2rem 0 0; }
button:hover, button:focus-visible { border-color: currentColor; }
</style>
</head>
<body>
<h1>Yard Post</h1>
<p class="note">A carrier that exists on this machine only. Its clock says ${escapeHtml(now.toUTCString())}. ${
    waiting === 0 ? 'Every scan has been reported.' : `${waiting} scans wait to be reported.`
  }</p>
${parcels.length === 0 ? empty : rows}
</body>
</html>`
}

function renderParcel(parcel: Parcel): string {
  const next = [...WAY.filter((status) => status !== 'announced'), 'problem' as const].filter(
    (status) => status !== parcel.status && (status === 'problem' || stepsTo(parcel, status).length > 0),
  )
  const buttons = parcel.status === 'delivered' ? '' : next.map((status) => renderButton(parcel, status)).join('')
  const scans = parcel.scans.map(
    (entry) =>
      `<li>${escapeHtml(entry.description)}${entry.place ? `, ${escapeHtml(entry.place)}` : ''} <small>${escapeHtml(entry.at)}</small></li>`,
  )
  return `<article>
<header class="parcel"><strong>${escapeHtml(parcel.trackingNumber)}</strong><span>${escapeHtml(parcel.status.replaceAll('_', ' '))}</span></header>
<small>${escapeHtml(parcel.reference)} · ${escapeHtml(parcel.from)} → ${escapeHtml(parcel.to)}</small>
<ol>${scans.join('')}</ol>${buttons}
</article>`
}

function renderButton(parcel: Parcel, status: string): string {
  const action = `/_emulator/parcels/${encodeURIComponent(parcel.trackingNumber)}/advance`
  return `<form method="post" action="${escapeHtml(action)}"><input type="hidden" name="to" value="${status}"><button>${status.replaceAll('_', ' ')}</button></form>`
}

function escapeHtml(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
}
