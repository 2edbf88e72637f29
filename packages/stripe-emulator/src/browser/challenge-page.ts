import type Stripe from 'stripe'
import { formatMoney } from '../core/currencies.ts'
import { escapeHtml, htmlPage } from '../http/html.ts'

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
    <button class="primary" name="outcome" value="complete" autofocus>Complete authentication</button>
    <button name="outcome" value="fail">Fail authentication</button>
  </form>
</main>`,
    `main.challenge { max-width: 28rem; padding: 2rem 1.5rem; } .challenge h1 { font-size: 1.4rem; }
     .challenge form { display: grid; gap: .75rem; margin-top: 1.5rem; }`,
  )
}

/** Shown when there is nothing (more) to decide; its script tells the page around it. */
export function challengeOverPage(): string {
  return htmlPage(
    '3-D Secure test challenge',
    '<main class="narrow"><h1>Done</h1><p>You can close this window.</p></main><script type="module" src="/elements/challenge.js"></script>',
  ).replace('<body>', '<body data-over="true">')
}
