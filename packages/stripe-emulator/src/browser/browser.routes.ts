import { readFileSync } from 'node:fs'
import type Stripe from 'stripe'
import type { Emulator, HttpApp } from '../core/emulator.ts'
import { tablesOf } from '../core/state.ts'
import { PAGE_HEADERS } from '../http/html.ts'
import { chargePayment, failAuthentication } from '../payment-intents/process-payment.ts'
import { challengeOverPage, challengePage } from './challenge-page.ts'

const CLIENT_FILES = ['api.js', 'element.js', 'elements.js', 'challenge.js', 'stripe.js']
const FRAME_FILES: Record<string, string> = {
  'payment-element.js': 'text/javascript; charset=utf-8',
  'card-fields.js': 'text/javascript; charset=utf-8',
  'appearance.js': 'text/javascript; charset=utf-8',
  'challenge.js': 'text/javascript; charset=utf-8',
  'payment-element.css': 'text/css; charset=utf-8',
}
const FRAME_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'self'; img-src data:; style-src * 'unsafe-inline'; font-src * data:",
}

const readSource = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

/** `stripe.js` is a classic script, so its modules are joined into one function. */
function buildStripeJs(): string {
  const modules = CLIENT_FILES.map((file) =>
    readSource(`client/${file}`)
      .replaceAll(/^import [^']*'[^']*'$/gm, '')
      .replaceAll(/^export /gm, ''),
  )
  return `(function () {\n'use strict'\n${modules.join('\n')}\n})()\n`
}

/** The intent of a challenge link: known by its id and its client secret, like the link in Stripe's `next_action`. */
function findIntent(emulator: Emulator, address: string, id: string) {
  const query = new URL(address).searchParams
  const account = query.get('account')
  if (account !== null && !emulator.state.accounts[account]) return null
  const intent = tablesOf(emulator.state, account).paymentIntents[id]
  if (!intent || intent.client_secret !== query.get('client_secret')) return null
  return { intent, account, returnUrl: query.get('return_url') }
}

function returnTo(returnUrl: string, intent: Stripe.PaymentIntent): string {
  const url = new URL(returnUrl)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.client_secret ?? '')
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded')
  return url.href
}

/** What a browser loads: `stripe.js`, the Payment Element's frame, and the 3-D Secure challenge. */
export function registerBrowser(app: HttpApp, emulator: Emulator): void {
  const script = buildStripeJs()
  for (const path of ['/v3/stripe.js', '/stripe.js', '/v3', '/v3/', '/endive/stripe.js']) {
    app.get(path, (c) =>
      c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }),
    )
  }

  const frame = readSource('frame/payment-element.html')
  app.get('/elements/payment', (c) => c.html(frame, 200, FRAME_HEADERS))
  for (const [file, type] of Object.entries(FRAME_FILES)) {
    const source = readSource(`frame/${file}`)
    app.get(`/elements/${file}`, (c) => c.body(source, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }))
  }

  app.get('/3ds/:id', (c) => {
    const found = findIntent(emulator, c.req.url, c.req.param('id'))
    if (found?.intent.status === 'requires_action') return c.html(challengePage(found.intent), 200, PAGE_HEADERS)
    return c.html(challengeOverPage(), found ? 200 : 404, PAGE_HEADERS)
  })

  app.post('/3ds/:id', async (c) => {
    const outcome = new URLSearchParams(await c.req.text()).get('outcome')
    const found = findIntent(emulator, c.req.url, c.req.param('id'))
    if (!found) return c.html(challengeOverPage(), 404, PAGE_HEADERS)
    const { intent, account, returnUrl } = found
    // A second answer, from another tab or a double click, changes nothing.
    if (intent.status === 'requires_action') {
      if (outcome === 'complete') chargePayment({ emulator, account }, intent)
      else failAuthentication({ emulator, account }, intent)
    }
    return returnUrl ? c.redirect(returnTo(returnUrl, intent), 303) : c.html(challengeOverPage(), 200, PAGE_HEADERS)
  })
}
