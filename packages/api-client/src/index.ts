export { type ApiError, toApiError } from './errors.ts'
export type { MillyardRouter, RouterInputs, RouterOutputs, ServiceUrls } from './router.ts'
