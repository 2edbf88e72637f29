import type Stripe from 'stripe'
import { z } from 'zod'
import { emptyableText } from '../http/params.ts'

const field = emptyableText.optional()

export const addressParams = z.object({
  city: field,
  country: field,
  line1: field,
  line2: field,
  postal_code: field,
  state: field,
})

/** An address with every field, null where nothing was given. */
export function addressOf(input: z.output<typeof addressParams>): Stripe.Address {
  return {
    city: input.city ?? null,
    country: input.country ?? null,
    line1: input.line1 ?? null,
    line2: input.line2 ?? null,
    postal_code: input.postal_code ?? null,
    state: input.state ?? null,
  }
}

export const billingDetailsParams = z.object({
  address: addressParams.optional(),
  email: field,
  name: field,
  phone: field,
})

/** Billing details with every field, null where nothing was given. */
export function billingDetailsOf(input: z.output<typeof billingDetailsParams> = {}) {
  return {
    address: addressOf(input.address ?? {}),
    email: input.email ?? null,
    name: input.name ?? null,
    phone: input.phone ?? null,
    tax_id: null,
  } satisfies Stripe.PaymentMethod.BillingDetails
}
