'use server'
import { toApiError } from '@millyard/api-client'
import { redirect } from 'next/navigation'
import { api } from '../server-kit.ts'

/** Goes on to the address that a call answers with; tells what went wrong when it does not answer with one. */
async function follow(call: Promise<{ url: string }>): Promise<string> {
  let url: string
  try {
    url = (await call).url
  } catch (error) {
    return toApiError(error).message
  }
  redirect(url)
}

/** Goes on to Stripe's own page, where the factory says who it is and where its bank is. Answers only when that failed. */
export async function startOnboarding(): Promise<string> {
  return follow(api().payment.payoutAccount.startOnboarding.mutate())
}

/** Goes on to the factory's own page at Stripe, where the bank account is seen and changed. Answers only when that failed. */
export async function openDashboard(): Promise<string> {
  return follow(api().payment.payoutAccount.openDashboard.mutate())
}
