'use server'
import type { TwoFactorAnswer } from '@millyard/ui'
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

/** Field `name`. */
export async function changeNameAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  return accountActions.changeName(form)
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

/** Fields `password`, and `code` where it is on. Answers with the secret to show. */
export async function startTwoFactorAction(_before: TwoFactorAnswer, form: FormData): Promise<TwoFactorAnswer> {
  return accountActions.twoFactor.start(form)
}

/** Field `code`. Answers with the recovery codes. */
export async function confirmTwoFactorAction(_before: TwoFactorAnswer, form: FormData): Promise<TwoFactorAnswer> {
  return accountActions.twoFactor.confirm(form)
}

/** Fields `password`, `code`. */
export async function disableTwoFactorAction(_before: TwoFactorAnswer, form: FormData): Promise<TwoFactorAnswer> {
  return accountActions.twoFactor.disable(form)
}

/** Fields `password`, `code`. Answers with new recovery codes. */
export async function renewRecoveryCodesAction(_before: TwoFactorAnswer, form: FormData): Promise<TwoFactorAnswer> {
  return accountActions.twoFactor.renewCodes(form)
}
