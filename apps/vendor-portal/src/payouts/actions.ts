'use server'
import { toApiError } from '@millyard/api-client'
import { redirect } from 'next/navigation'
import { api } from '../server-kit.ts'

/** Goes on to Stripe's own page, where the factory says who it is and where its bank is. Answers only when that failed. */
export async function startOnboarding(): Promise<string> {
  let url: string
  try {
    url = (await api().payment.payoutAccount.startOnboarding.mutate()).url
  } catch (error) {
    return toApiError(error).message
  }
  redirect(url)
}
