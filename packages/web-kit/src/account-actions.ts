import 'server-only'
import {
  type Audience,
  changePasswordInput,
  requestPasswordResetInput,
  resetPasswordInput,
  sessionIdInput,
  updateProfileInput,
  verifyEmailInput,
} from '@millyard/contracts'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { type FormAnswer, formText, toFormAnswer, wrongFields } from './form-answer.ts'
import type { ServerKit } from './server.ts'
import { createTwoFactorActions } from './two-factor-actions.ts'

/** Calls, shows the page anew, and says how it went; `shown` are the fields that have a place for their message. */
async function settle(call: () => Promise<unknown>, shown: readonly string[] = []): Promise<FormAnswer> {
  try {
    await call()
  } catch (error) {
    return toFormAnswer(error, shown)
  }
  revalidatePath('/', 'layout')
  return { isDone: true }
}

async function brokenLinkText(): Promise<string> {
  const t = await getExtracted()
  return t('This link is not complete. Copy all of it from the mail.')
}

/**
 * What the forms about one's own account do, the same in every app. An app's `'use server'` file exports a function for each
 * that it has a form for.
 */
export function createAccountActions(audience: Audience, kit: ServerKit) {
  return {
    /** Field `email`. Done whether or not there is such an account. */
    requestReset: async (form: FormData): Promise<FormAnswer> => {
      const values = { email: formText(form, 'email').trim() }
      const input = requestPasswordResetInput.safeParse({ ...values, audience })
      if (!input.success) return { fields: wrongFields(input.error), values }
      try {
        await kit.anonymousApi().auth.account.requestPasswordReset.mutate(input.data)
        return { isDone: true, values }
      } catch (error) {
        return toFormAnswer(error, ['email'], values)
      }
    },

    /** Fields `token`, `password`. Goes to the sign-in page when it is done: every session has ended, this one too. */
    resetPassword: async (form: FormData): Promise<FormAnswer> => {
      const input = resetPasswordInput.safeParse({
        token: formText(form, 'token'),
        password: formText(form, 'password'),
      })
      if (!input.success) {
        const { token, ...fields } = wrongFields(input.error)
        return token ? { message: await brokenLinkText() } : { fields }
      }
      try {
        await kit.anonymousApi().auth.account.resetPassword.mutate(input.data)
      } catch (error) {
        return toFormAnswer(error, ['password'])
      }
      await kit.endSession()
      redirect('/sign-in?reset=1')
    },

    /** Fields `currentPassword`, `newPassword`. */
    changePassword: async (form: FormData): Promise<FormAnswer> => {
      const input = changePasswordInput.safeParse({
        currentPassword: formText(form, 'currentPassword'),
        newPassword: formText(form, 'newPassword'),
      })
      if (!input.success) return { fields: wrongFields(input.error) }
      return settle(() => kit.api().auth.account.changePassword.mutate(input.data), ['currentPassword', 'newPassword'])
    },

    /** Field `name`. The page and this session know of it at once. */
    changeName: async (form: FormData): Promise<FormAnswer> => {
      const values = { name: formText(form, 'name') }
      const input = updateProfileInput.safeParse(values)
      if (!input.success) return { fields: wrongFields(input.error), values }
      return settle(async () => {
        await kit.api().auth.account.updateProfile.mutate(input.data)
        await kit.renewSession()
      }, ['name'])
    },

    /** Field `token`. A session that is open here knows of it at once. */
    verifyEmail: async (form: FormData): Promise<FormAnswer> => {
      const input = verifyEmailInput.safeParse({ token: formText(form, 'token') })
      if (!input.success) return { message: await brokenLinkText() }
      try {
        await kit.anonymousApi().auth.account.verifyEmail.mutate(input.data)
      } catch (error) {
        return toFormAnswer(error, [])
      }
      await kit.renewSession()
      return { isDone: true }
    },

    /** Field `sessionId`. */
    revokeSession: async (form: FormData): Promise<FormAnswer> => {
      const input = sessionIdInput.safeParse({ sessionId: formText(form, 'sessionId') })
      if (!input.success) return { fields: wrongFields(input.error) }
      return settle(() => kit.api().auth.session.revoke.mutate(input.data))
    },

    /** Answers with how many they were (`count`). */
    revokeOtherSessions: async (): Promise<FormAnswer> => {
      try {
        const { count } = await kit.api().auth.session.revokeOthers.mutate({ confirm: true })
        revalidatePath('/', 'layout')
        return { isDone: true, values: { count: String(count) } }
      } catch (error) {
        return toFormAnswer(error, [])
      }
    },

    twoFactor: createTwoFactorActions(kit),

    requestVerification: (): Promise<FormAnswer> => settle(() => kit.api().auth.account.requestVerification.mutate()),
  }
}
