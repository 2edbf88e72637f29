import { AppError } from '@millyard/contracts'

/** Two categories of one name side by side could not be told apart. @throws AppError ALREADY_EXISTS with the field */
export function assertNameIsFree(siblings: readonly { name: string }[], name: string): void {
  const taken = siblings.some((sibling) => sibling.name.toLowerCase() === name.toLowerCase())
  if (!taken) return
  const message = 'A category of this name stands there already.'
  throw new AppError('ALREADY_EXISTS', { message, fields: [{ path: 'name', message }] })
}
