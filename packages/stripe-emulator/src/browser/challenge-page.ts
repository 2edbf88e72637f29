import type Stripe from 'stripe'
import { formatMoney } from '../core/currencies.ts'
import { escapeHtml, htmlPage } from '../http/html.ts'

const SCRIPT = '<script type="module" src="/elements/challenge.js"></script>'

/** What the buyer's bank would show. */
export function challengePage(intent: Stripe.PaymentIntent): string {
  const amount = formatMoney(intent.amount, intent.currency)
  return htmlPage(
    '3-D Secure test challenge',
    `<main class="challenge">
  <p class="badge">Test mode</p>
  <h1>3-D Secure test challenge</h1>
  <p>Your bank would now ask you to confirm this payment of <strong>${escapeHtml(amount)}</strong>. In test mode you decide how it ends.</p>
  <form method="post">
    <button class="primary" name="outcome" value="complete">Complete authentication</button>
    <button name="outcome" value="fail">Fail authentication</button>
  </form>
</main>${SCRIPT}`,
    `main.challenge { max-width: 28rem; min-height: 100vh; padding: 1.5rem; display: grid; align-content: center; justify-items: start; } .challenge h1 { font-size: 1.4rem; }
     .challenge form { display: grid; gap: .75rem; width: 100%; margin-top: 1rem; }`,
  )
}

/** Shown when there is nothing (more) to decide; its script tells the page around it. */
export function challengeOverPage(): string {
  return htmlPage(
    '3-D Secure test challenge',
    `<main class="narrow"><h1>Done</h1><p>You can close this window.</p></main>${SCRIPT}`,
  ).replace('<body>', '<body data-over="true">')
}
