import { nowSeconds } from '../core/clock.ts'
import type { Emulator, HttpApp } from '../core/emulator.ts'
import type { AccountLinkRecord } from '../core/state.ts'
import { htmlPage, PAGE_HEADERS } from '../http/html.ts'
import { completeAccount } from './account-status.ts'
import { type OnboardingErrors, onboardingPage } from './onboarding-page.ts'

function checkForm(businessName: string, bankAccount: string): OnboardingErrors {
  const errors: OnboardingErrors = {}
  if (businessName === '') errors.businessName = 'Enter the name of your business.'
  if (!/^([A-Z]{2}\d{2}[A-Z0-9]{8,30}|\d{6,17})$/.test(bankAccount)) {
    errors.bankAccount = 'Enter an IBAN, or an account number of 6 to 17 digits.'
  }
  return errors
}

const GONE = htmlPage(
  'Link not found',
  '<main class="narrow"><h1>This link does not exist</h1><p>Go back to the platform and start the onboarding again.</p></main>',
)

/** The hosted onboarding page. A link that is used or too old leads to the platform's `refresh_url`, as at Stripe. */
export function registerOnboarding(app: HttpApp, emulator: Emulator): void {
  const { state } = emulator
  const isOver = (link: AccountLinkRecord) =>
    link.used || nowSeconds(state) > link.expiresAt || !state.accounts[link.account]

  app.get('/connect/onboarding/:token', (c) => {
    const link = state.accountLinks[c.req.param('token')]
    if (!link) return c.html(GONE, 404, PAGE_HEADERS)
    if (isOver(link)) return c.redirect(link.refreshUrl, 303)
    const account = state.accounts[link.account]
    const form = { businessName: account?.business_profile?.name ?? '', bankAccount: '' }
    return c.html(onboardingPage(account?.email ?? null, form, {}), 200, PAGE_HEADERS)
  })

  app.post('/connect/onboarding/:token', async (c) => {
    const link = state.accountLinks[c.req.param('token')]
    if (!link) return c.html(GONE, 404, PAGE_HEADERS)
    const account = state.accounts[link.account]
    if (isOver(link) || !account) return c.redirect(link.refreshUrl, 303)
    const body = new URLSearchParams(await c.req.text())
    if (body.get('action') === 'later') {
      link.used = true
      emulator.markChanged()
      return c.redirect(link.returnUrl, 303)
    }
    const businessName = (body.get('business_name') ?? '').trim()
    const typed = (body.get('bank_account') ?? '').trim()
    const bankAccount = typed.replaceAll(/\s/g, '').toUpperCase()
    const errors = checkForm(businessName, bankAccount)
    if (Object.keys(errors).length > 0) {
      return c.html(onboardingPage(account.email, { businessName, bankAccount: typed }, errors), 422, PAGE_HEADERS)
    }
    link.used = true
    completeAccount({ emulator, account: account.id }, account, { businessName, bankAccount })
    return c.redirect(link.returnUrl, 303)
  })
}
