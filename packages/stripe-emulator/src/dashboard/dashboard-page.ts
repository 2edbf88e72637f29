import { nowSeconds } from '../core/clock.ts'
import { formatMoney } from '../core/currencies.ts'
import { type AccountTables, type DeliveryRecord, type EmulatorState, tablesOf } from '../core/state.ts'
import { escapeHtml, htmlPage } from '../http/html.ts'

const SHOWN = 25

interface Cell {
  html: string
  isNumber?: boolean
}

const plain = (value: string): Cell => ({ html: escapeHtml(value) })
const code = (value: string): Cell => ({ html: `<code>${escapeHtml(value)}</code>` })
const money = (amount: number, currency: string): Cell => ({
  html: escapeHtml(formatMoney(amount, currency)),
  isNumber: true,
})
const time = (seconds: number): Cell =>
  plain(`${new Date(seconds * 1_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`)

function status(value: string): Cell {
  const tone = /succeeded|active|enabled|won/.test(value)
    ? 'good'
    : /failed|canceled|restricted|lost/.test(value)
      ? 'bad'
      : 'soft'
  return { html: `<span class="${tone}">${escapeHtml(value.replaceAll('_', ' '))}</span>` }
}

function table(title: string, heads: readonly string[], rows: readonly Cell[][], empty: string): string {
  const heading = `<h2>${escapeHtml(title)}</h2>`
  if (rows.length === 0) return `${heading}<p class="soft">${escapeHtml(empty)}</p>`
  const numbers = rows[0]?.map((cell) => cell.isNumber === true) ?? []
  const head = heads.map(
    (name, index) => `<th scope="col"${numbers[index] ? ' class="number"' : ''}>${escapeHtml(name)}</th>`,
  )
  const body = rows.map((cells) => {
    return `<tr>${cells.map(({ html, isNumber }) => `<td${isNumber ? ' class="number"' : ''}>${html}</td>`).join('')}</tr>`
  })
  return `${heading}<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(title)}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

const newest = <T>(rows: Record<string, T>): T[] => Object.values(rows).slice(-SHOWN).reverse()

function balances(tables: AccountTables): string {
  const parts = Object.entries(tables.available).map(([currency, amount]) => formatMoney(amount, currency))
  return parts.length > 0 ? parts.join(', ') : 'nothing yet'
}

function deliverySummary(deliveries: readonly DeliveryRecord[]): Cell {
  if (deliveries.length === 0) return { html: '<span class="soft">nobody listens</span>' }
  const parts = deliveries.map(({ status: state, attempts, lastError }) => {
    const tone = state === 'succeeded' ? 'good' : state === 'failed' ? 'bad' : 'soft'
    const detail = lastError ? `: ${lastError}` : ''
    return `<span class="${tone}">${state}, ${attempts} ${attempts === 1 ? 'try' : 'tries'}${escapeHtml(detail)}</span>`
  })
  return {
    html:
      parts.slice(-3).join('<br>') +
      (parts.length > 3 ? `<br><span class="soft">and ${parts.length - 3} more</span>` : ''),
  }
}

function eventRows(state: EmulatorState): Cell[][] {
  const shown = newest(state.events)
  const byEvent = Map.groupBy(Object.values(state.deliveries), (delivery) => delivery.eventId)
  return shown.map(({ event, account }) => [
    time(event.created),
    plain(event.type),
    code(event.id),
    plain(account ?? 'platform'),
    deliverySummary(byEvent.get(event.id) ?? []),
  ])
}

/** What is in the emulator, on one page for people. */
export function dashboardPage(state: EmulatorState): string {
  const intents = newest(state.platform.paymentIntents).map((intent) => [
    time(intent.created),
    money(intent.amount, intent.currency),
    status(intent.status),
    code(intent.id),
    plain(intent.transfer_group ?? ''),
    plain(intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? ''),
  ])
  const accounts = newest(state.accounts).map((account) => [
    {
      html: `<span id="${account.id}">${escapeHtml(account.business_profile?.name ?? account.email ?? 'no name yet')}</span>`,
    },
    code(account.id),
    status(account.charges_enabled ? 'active' : account.details_submitted ? 'restricted' : 'onboarding'),
    { html: escapeHtml(balances(tablesOf(state, account.id))), isNumber: true },
  ])
  const disputes = newest(state.platform.disputes).map((dispute) => [
    time(dispute.created),
    money(dispute.amount, dispute.currency),
    status(dispute.status),
    plain(dispute.reason.replaceAll('_', ' ')),
    code(dispute.id),
    code(String(dispute.charge)),
  ])
  const transfers = newest(state.platform.transfers).map((transfer) => [
    time(transfer.created),
    money(transfer.amount, transfer.currency),
    plain(transfer.amount_reversed === 0 ? '' : `${formatMoney(transfer.amount_reversed, transfer.currency)} reversed`),
    code(String(transfer.destination)),
    plain(transfer.transfer_group ?? ''),
    code(transfer.id),
  ])
  return htmlPage(
    'Stripe emulator',
    `<main>
  <p class="badge">Test mode</p>
  <h1>Stripe emulator</h1>
  <p>Platform balance: <strong>${escapeHtml(balances(state.platform))}</strong> · clock: ${time(nowSeconds(state)).html} · <a href="/">Refresh</a> · <a href="/_emulate?tab=requests">Requests and state</a></p>
  ${table('Payments', ['Created', 'Amount', 'Status', 'PaymentIntent', 'Group', 'Last error'], intents, 'No payments yet.')}
  ${table('Disputes', ['Created', 'Amount', 'Status', 'Reason', 'Dispute', 'Charge'], disputes, 'No disputes yet.')}
  ${table('Connected accounts', ['Name', 'Account', 'Status', 'Balance'], accounts, 'No connected accounts yet.')}
  ${table('Transfers', ['Created', 'Amount', 'Reversed', 'Destination', 'Group', 'Transfer'], transfers, 'No transfers yet.')}
  ${table('Events', ['Created', 'Type', 'Event', 'Account', 'Deliveries'], eventRows(state), 'No events yet.')}
</main>`,
  )
}
