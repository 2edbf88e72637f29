import {
  AppError,
  type ChangeKind,
  type editCatalogueInput,
  newId,
  type PriceOperation,
  type StockOperation,
} from '@millyard/contracts'
import { formatMoney } from '@millyard/money'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { enqueueChange, findUndoable } from './change.repository.ts'

type ChangeRef = { changeId: string }

type NewChange = {
  id?: string
  kind: ChangeKind
  title: string
  requestId: string
  request?: object
  undoesId?: string
  fileKey?: string
}

/** Begins a change and has it checked in the background. A repeated request answers what the first has begun. */
async function beginChange(deps: Deps, actor: VendorActor, change: NewChange): Promise<ChangeRef> {
  return deps.database.transaction(async (tx) => {
    const changeId = await insertChange(deps, tx, actor, change)
    await enqueueChange(tx, 'check-change', changeId)
    return { changeId }
  })
}

/**
 * Writes a change, or finds the one that the same request has begun before.
 * @throws AppError CONFLICT when another file of the vendor is being read or applied
 */
export async function insertChange(deps: Deps, tx: ProductTx, actor: VendorActor, change: NewChange): Promise<string> {
  const changeId = change.id ?? newId('chg')
  const made = await tx.catalogueChange.createMany({
    data: [
      {
        id: changeId,
        vendorId: actor.vendorId,
        kind: change.kind,
        state: 'checking',
        title: change.title,
        requestId: change.requestId,
        undoesId: change.undoesId ?? null,
        fileKey: change.fileKey ?? null,
        ...(change.request ? { request: change.request } : {}),
        createdById: actor.userId,
        createdByName: actor.name,
        createdAt: deps.clock.now(),
      },
    ],
    skipDuplicates: true,
  })
  if (made.count > 0) return changeId
  const first = await tx.catalogueChange.findUnique({
    where: { vendorId_requestId: { vendorId: actor.vendorId, requestId: change.requestId } },
    select: { id: true },
  })
  if (first) return first.id
  throw new AppError('CONFLICT', {
    message: 'Another file of yours is being checked or applied. Wait until it is done, or discard it.',
  })
}

/** Prices and stock of many variants, to be looked at before they change. */
export function editCatalogue(
  deps: Deps,
  actor: VendorActor,
  { requestId, ...request }: z.infer<typeof editCatalogueInput>,
): Promise<ChangeRef> {
  const title = [request.price && priceWords(request.price), request.stock && stockWords(request.stock)]
    .filter((words) => words !== undefined)
    .join('; ')
  return beginChange(deps, actor, { kind: 'edit', title, requestId, request })
}

/**
 * The way back of the vendor's last edit, to be looked at before it is taken. Prices and stock that have moved since stay.
 * @throws AppError ILLEGAL_TRANSITION (not the last one, or taken back already)
 */
export async function undoChange(deps: Deps, actor: VendorActor, { changeId }: ChangeRef): Promise<ChangeRef> {
  if ((await findUndoable(deps.database.client, actor.vendorId)) !== changeId)
    throw new AppError('ILLEGAL_TRANSITION', {
      message: 'Only your last change of prices and stock can be taken back, and only once.',
      details: { from: 'done' },
    })
  const original = await deps.database.client.catalogueChange.findUniqueOrThrow({
    where: { id: changeId },
    select: { title: true },
  })
  // One that was begun and left can be begun again: the request's id is that of the moment.
  return beginChange(deps, actor, {
    kind: 'undo',
    title: `Back from: ${original.title}`,
    requestId: newId('chg'),
    undoesId: changeId,
  })
}

function priceWords(operation: PriceOperation): string {
  const percent = (basisPoints: number) => `${basisPoints / 100} %`
  switch (operation.kind) {
    case 'set':
      return `Prices set to ${formatMoney(operation, 'en')}`
    case 'raise_amount':
      return `Prices raised by ${formatMoney(operation, 'en')}`
    case 'lower_amount':
      return `Prices lowered by ${formatMoney(operation, 'en')}`
    case 'raise_percent':
      return `Prices raised by ${percent(operation.basisPoints)}`
    case 'lower_percent':
      return `Prices lowered by ${percent(operation.basisPoints)}`
  }
}

function stockWords({ kind, units }: StockOperation): string {
  if (kind === 'set') return `Stock set to ${units}`
  return units < 0 ? `${-units} units taken from each shelf` : `${units} units added to each shelf`
}
