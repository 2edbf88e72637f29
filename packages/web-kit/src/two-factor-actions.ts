import 'server-only'
import { confirmTwoFactorInput, guardedTwoFactorInput, startTwoFactorInput } from '@millyard/contracts'
import type { TwoFactorAnswer } from '@millyard/ui'
import { revalidatePath } from 'next/cache'
import { formText, toFormAnswer, wrongFields } from './form-answer.ts'
import type { ServerKit } from './server.ts'

const FIELDS = ['password', 'code']

/** What the forms of two-factor sign-in do, the same in every app. */
export function createTwoFactorActions(kit: ServerKit) {
  const api = () => kit.api().auth.twoFactor
  const guarded = (form: FormData) => ({
    password: formText(form, 'password') || undefined,
    code: formText(form, 'code'),
  })
  return {
    /** Fields `password`, and `code` where it is on. Answers with the secret to show (`setup`). */
    start: async (form: FormData): Promise<TwoFactorAnswer> => {
      const input = startTwoFactorInput.safeParse(guarded(form))
      if (!input.success) return { fields: wrongFields(input.error) }
      try {
        return { isDone: true, setup: await api().start.mutate(input.data) }
      } catch (error) {
        return toFormAnswer(error, FIELDS)
      }
    },

    /** Field `code`. Answers with the recovery codes, to be shown this once (`codes`). */
    confirm: async (form: FormData): Promise<TwoFactorAnswer> => {
      const input = confirmTwoFactorInput.safeParse({ code: formText(form, 'code') })
      if (!input.success) return { fields: wrongFields(input.error) }
      try {
        const { codes } = await api().confirm.mutate(input.data)
        // The console opens with it: the session knows at once.
        await kit.renewSession()
        revalidatePath('/', 'layout')
        return { isDone: true, codes }
      } catch (error) {
        return toFormAnswer(error, FIELDS)
      }
    },

    /** Fields `password`, `code`. */
    disable: async (form: FormData): Promise<TwoFactorAnswer> => {
      const input = guardedTwoFactorInput.safeParse(guarded(form))
      if (!input.success) return { fields: wrongFields(input.error) }
      try {
        await api().disable.mutate(input.data)
      } catch (error) {
        return toFormAnswer(error, FIELDS)
      }
      revalidatePath('/', 'layout')
      return { isDone: true }
    },

    /** Fields `password`, `code`. Answers with new recovery codes (`codes`). */
    renewCodes: async (form: FormData): Promise<TwoFactorAnswer> => {
      const input = guardedTwoFactorInput.safeParse(guarded(form))
      if (!input.success) return { fields: wrongFields(input.error) }
      try {
        const { codes } = await api().renewCodes.mutate(input.data)
        revalidatePath('/', 'layout')
        return { isDone: true, codes }
      } catch (error) {
        return toFormAnswer(error, FIELDS)
      }
    },
  }
}
