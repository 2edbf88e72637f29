/** Why an operation on money was refused. Closed: callers may switch over it. */
export type MoneyErrorCode =
  | 'UNKNOWN_CURRENCY'
  | 'CURRENCY_MISMATCH'
  | 'NOT_A_SAFE_INTEGER'
  | 'INVALID_WEIGHTS'
  | 'INVALID_RATE'
  | 'INVALID_TEXT'
  | 'NOT_REPRESENTABLE'

/** The only error that this package throws. It means a bug in the caller or bad input, never a state of the world. */
export class MoneyError extends Error {
  readonly code: MoneyErrorCode

  constructor(code: MoneyErrorCode, message: string) {
    super(message)
    this.name = 'MoneyError'
    this.code = code
  }
}
