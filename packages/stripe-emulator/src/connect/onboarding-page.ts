import { escapeHtml, htmlPage } from '../http/html.ts'

export interface OnboardingForm {
  businessName: string
  bankAccount: string
}

export interface OnboardingErrors {
  businessName?: string
  bankAccount?: string
}

function field(
  name: string,
  label: string,
  value: string,
  hint: string,
  error: string | undefined,
  autocomplete: string,
): string {
  const described = error ? `${name}-error ${name}-hint` : `${name}-hint`
  return `<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" value="${escapeHtml(value)}" autocomplete="${autocomplete}" maxlength="100"
      aria-describedby="${described}"${error ? ' aria-invalid="true"' : ''}>
    ${error ? `<p class="error" id="${name}-error">${escapeHtml(error)}</p>` : ''}
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`
}

/** The hosted page where a seller gives the details which a payout needs. */
export function onboardingPage(email: string | null, form: OnboardingForm, errors: OnboardingErrors): string {
  return htmlPage(
    'Test onboarding',
    `<main class="narrow">
  <p class="badge">Test mode</p>
  <h1>Test onboarding</h1>
  <p>Tell us who you are and where your payouts go${email ? `, ${escapeHtml(email)}` : ''}. This page stands in for Stripe: nothing leaves this machine.</p>
  <form method="post" class="card" novalidate>
    ${field('business_name', 'Business name', form.businessName, 'As it appears on your bank statement.', errors.businessName, 'organization')}
    ${field('bank_account', 'Bank account or IBAN', form.bankAccount, 'A test value such as DE89 3704 0044 0532 0130 00 or 000123456789.', errors.bankAccount, 'off')}
    <p class="hint">By submitting, you agree to the test terms of service.</p>
    <div class="actions">
      <button type="submit" name="action" value="submit" class="primary">Submit</button>
      <button type="submit" name="action" value="later" class="link">Save and finish later</button>
    </div>
  </form>
</main>`,
  )
}
