import {
  confirmTwoFactorAction,
  disableTwoFactorAction,
  renewRecoveryCodesAction,
  startTwoFactorAction,
} from './actions.ts'

/** What the section of two-factor sign-in does. */
export const TWO_FACTOR_ACTIONS = {
  start: startTwoFactorAction,
  confirm: confirmTwoFactorAction,
  disable: disableTwoFactorAction,
  renewCodes: renewRecoveryCodesAction,
}
