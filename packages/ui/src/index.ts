export { useAddressLabels } from './shared/address-labels.ts'
export { AgeText, useNow } from './shared/age-text.tsx'
export { createAttemptKey, isRefusal } from './shared/attempt-key.ts'
export { useCarrierName } from './shared/carrier-name.ts'
export { type CountryOption, countryOptions, EU_COUNTRIES } from './shared/countries.ts'
export { DateText, type DateTextProps } from './shared/date-text.tsx'
export { type DemoAccount, DemoAccounts, type DemoAccountsProps } from './shared/demo-accounts.tsx'
export { FontPreload } from './shared/font-preload.tsx'
export type { FormAction, FormAnswer } from './shared/form-answer.ts'
export {
  type DateStyle,
  formatAmount,
  formatCount,
  formatDate,
  formatPlace,
  LOCALE,
} from './shared/format.ts'
export { formatAge } from './shared/format-age.ts'
export { GoogleAccount, GoogleButton, GoogleSignIn } from './shared/google-button.tsx'
export { useHistoryNews } from './shared/history-words.ts'
export { isNavigation } from './shared/is-navigation.ts'
export { LeadTimeText, useLeadTimeText, usePriorPriceText, useSupplyText } from './shared/offer-texts.tsx'
export { type ImageLike, Picture, type PictureProps } from './shared/picture.tsx'
export { useRefundActors, useRefundedThings, useRefundReasons } from './shared/refund-words.ts'
export { amountOfUnits, isToSend, type RefundableLine, refundableLines } from './shared/refundable-lines.ts'
export { useSessionPlace } from './shared/session-words.ts'
export { StatusLabel } from './shared/status-label.tsx'
export { type StatusKind, type StatusOf, type StatusText, type Tone, useStatusTexts } from './shared/status-texts.ts'
export { THEME_COLORS, THEME_STORAGE_KEY, ThemeScript } from './shared/theme-script.tsx'
export { codesFile, copyCodes } from './shared/two-factor/keep-codes.ts'
export { inGroups, QrCode } from './shared/two-factor/qr-code.tsx'
export type { TwoFactorAction, TwoFactorActions, TwoFactorAnswer } from './shared/two-factor/two-factor-answer.ts'
export { useTwoFactor } from './shared/two-factor/use-two-factor.ts'
export { useFormAction } from './shared/use-form-action.ts'
export { ViewBanner, type ViewBannerProps } from './shared/view-banner.tsx'
export { MillMark, type MillMarkProps, Wordmark, type WordmarkProps } from './shared/wordmark.tsx'
