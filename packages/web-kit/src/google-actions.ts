import 'server-only'
import { disconnectGoogleInput, type GoogleAudience, startConnectGoogleInput } from '@millyard/contracts'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { type FormAnswer, formText, toFormAnswer, wrongFields } from './form-answer.ts'
import { keepTrip } from './google-trip.ts'
import type { ServerKit } from './server.ts'

/** What the forms about one's own Google account do, the same in both apps. */
export function createGoogleActions(audience: GoogleAudience, kit: ServerKit) {
  const api = () => kit.api().auth.google
  const given = (form: FormData) => ({ password: formText(form, 'password') || undefined })
  return {
    /** Field `password`, where there is one. Goes to Google. */
    connect: async (form: FormData): Promise<FormAnswer> => {
      const input = startConnectGoogleInput.safeParse(given(form))
      if (!input.success) return { fields: wrongFields(input.error) }
      let url: string
      try {
        const start = await api().startConnect.mutate(input.data)
        await keepTrip(audience, { state: start.state, purpose: 'connect', next: '/' })
        url = start.url
      } catch (error) {
        return toFormAnswer(error, ['password'])
      }
      redirect(url)
    },

    /** Field `password`. */
    disconnect: async (form: FormData): Promise<FormAnswer> => {
      const input = disconnectGoogleInput.safeParse(given(form))
      if (!input.success) return { fields: wrongFields(input.error) }
      try {
        await api().disconnect.mutate(input.data)
      } catch (error) {
        return toFormAnswer(error, ['password'])
      }
      revalidatePath('/', 'layout')
      return { isDone: true }
    },
  }
}
