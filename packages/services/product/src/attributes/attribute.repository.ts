import { AppError, notFound } from '@millyard/contracts'
import type { ProductTx } from '../deps.ts'
import { isTaken } from '../products/product.repository.ts'

export type LockedAttribute = { id: string; name: string; kind: string; position: number; version: number }

/** All attributes in their order, locked until the transaction ends: changes of them happen one after another. */
export function lockAttributes(tx: ProductTx): Promise<LockedAttribute[]> {
  return tx.$queryRaw<LockedAttribute[]>`
    select id, name, kind, position, version from attribute order by position, id for update`
}

/** @throws AppError NOT_FOUND, CONFLICT (it was changed since `version`) */
export function findAttribute(
  all: readonly LockedAttribute[],
  { attributeId, version }: { attributeId: string; version: number },
): LockedAttribute {
  const attribute = all.find(({ id }) => id === attributeId)
  if (!attribute) throw notFound('attribute')
  if (attribute.version !== version)
    throw new AppError('CONFLICT', { message: 'Somebody changed this attribute in the meantime.' })
  return attribute
}

/** @throws AppError ALREADY_EXISTS with the field */
export function assertFreeName(all: readonly LockedAttribute[], name: string, ownId?: string): void {
  if (all.some((other) => other.id !== ownId && other.name.toLowerCase() === name.toLowerCase())) throw nameTaken()
}

/** Runs a write that gives an attribute its name: two at the same moment may both have found it free. */
export async function withFreeAttributeName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw isTaken(error, 'name') ? nameTaken(error) : error
  }
}

function nameTaken(cause?: unknown): AppError {
  const message = 'An attribute of this name exists already.'
  return new AppError('ALREADY_EXISTS', { message, fields: [{ path: 'name', message }], cause })
}
