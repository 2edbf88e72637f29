import type { TwoFactorSetup } from '@millyard/contracts'
import type { FormAnswer } from '../form-answer.ts'

/** What the forms of two-factor sign-in are told. */
export interface TwoFactorAnswer extends FormAnswer {
  /** A secret that waits for its first code. */
  setup?: TwoFactorSetup
  /** Recovery codes, which are shown this once. */
  codes?: readonly string[]
}

export type TwoFactorAction = (before: TwoFactorAnswer, form: FormData) => Promise<TwoFactorAnswer>

export interface TwoFactorActions {
  start: TwoFactorAction
  confirm: TwoFactorAction
  disable: TwoFactorAction
  renewCodes: TwoFactorAction
}
