'use server'
import type { FormAnswer } from '@millyard/web-kit'
import { accountActions } from '../server-kit.ts'

/** Field `email`. */
export async function forgotPasswordAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  return accountActions.requestReset(form)
}

/** Fields `token`, `password`. Goes to the sign-in page when it is done. */
export async function resetPasswordAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  return accountActions.resetPassword(form)
}

/** Fields `currentPassword`, `newPassword`. */
export async function changePasswordAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  return accountActions.changePassword(form)
}

/** Sends the mail that proves the address again. */
export async function requestVerificationAction(): Promise<FormAnswer> {
  return accountActions.requestVerification()
}

/** Field `token`. A press, not the visit, spends the token: mail scanners visit every link. */
export async function verifyEmailAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  return accountActions.verifyEmail(form)
}

/** Field `sessionId`. */
export async function revokeSessionAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  return accountActions.revokeSession(form)
}

export async function revokeOtherSessionsAction(): Promise<FormAnswer> {
  return accountActions.revokeOtherSessions()
}
