export { AgeText, useNow } from './age-text.tsx'
export { carrierName } from './carrier-name.ts'
export { type CountryOption, countryOptions, EU_COUNTRIES } from './countries.ts'
export { DateText, type DateTextProps } from './date-text.tsx'
export { type DemoAccount, DemoAccounts, type DemoAccountsProps } from './demo-accounts.tsx'
export { describeError, type ErrorDescription } from './describe-error.ts'
export { FontPreload } from './font-preload.tsx'
export type { FormAction, FormAnswer } from './form-answer.ts'
export {
  type DateStyle,
  formatAmount,
  formatCount,
  formatDate,
  formatLeadTime,
  formatPlace,
  formatPriorPrice,
  formatSupply,
  LOCALE,
  plural,
  reasonBy,
} from './format.ts'
export { formatAge } from './format-age.ts'
export { GoogleAccount, GoogleButton, GoogleSignIn } from './google-button.tsx'
export { isNavigation } from './is-navigation.ts'
export { type ImageLike, Picture, type PictureProps } from './picture.tsx'
export { sessionPlace } from './session-words.ts'
export {
  CHECK_STATE,
  DELIVERY_STATE,
  DOCUMENT_STATUS,
  FACTORY_STATUS,
  OPEN_CHANGE,
  ORDER_PART_STATUS,
  ORDER_STATUS,
  PAYMENT_STATUS,
  PAYOUT_STATUS,
  PRODUCT_STATUS,
  REVIEW_STATUS,
  REVISION_STATUS,
  STOCK_STATE,
  type StatusText,
  type Tone,
  TRACKING_STATUS,
  VENDOR_ORDER_STATUS,
} from './status.ts'
export { THEME_COLORS, THEME_STORAGE_KEY, ThemeScript } from './theme-script.tsx'
export { codesFile, copyCodes } from './two-factor/keep-codes.ts'
export { inGroups, QrCode } from './two-factor/qr-code.tsx'
export type { TwoFactorAction, TwoFactorActions, TwoFactorAnswer } from './two-factor/two-factor-answer.ts'
export { useTwoFactor } from './two-factor/use-two-factor.ts'
export { useFormAction } from './use-form-action.ts'
export { ViewBanner, type ViewBannerProps } from './view-banner.tsx'
export { MillMark, type MillMarkProps, Wordmark, type WordmarkProps } from './wordmark.tsx'
