import {
  editRequestSchema,
  MAX_CHANGE_ROWS,
  type OfferSteps,
  offerStepsSchema,
  type RowProblem,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import { shelvesOf } from '../inventory/inventory.repository.ts'
import { shelfConditions } from '../inventory/list-inventory.ts'
import type { LockedChange, NewRow } from './change.repository.ts'
import { ChangeRefused } from './change-refused.ts'
import { workOutPrice, workOutStock } from './price-step.ts'

type Shelf = {
  variantId: string
  productId: string
  title: string
  optionValues: string[]
  sku: string
  /** Without the reduction that runs. */
  priceMinor: number
  currency: string
  onHand: number
  reserved: number
}

/** Works out what an edit would do to each variant, in the order of the inventory. @throws Error beyond the limit of rows */
export async function checkEdit(tx: ProductTx, change: LockedChange): Promise<NewRow[]> {
  const request = editRequestSchema.parse(change.request)
  const shelves = await readShelves(
    tx,
    change.vendorId,
    request.variantIds ? [Prisma.sql`v.id = any(${request.variantIds})`] : shelfConditions(request),
  )
  return shelves.map((shelf, index) => {
    const problems: RowProblem[] = []
    const steps: OfferSteps = {}
    if (request.price) {
      const worked = workOutPrice(shelf.priceMinor, shelf.currency, request.price)
      if ('problem' in worked) problems.push({ column: 'price', message: worked.problem })
      else if (worked.to !== shelf.priceMinor) steps.priceMinor = { from: shelf.priceMinor, to: worked.to }
    }
    if (request.stock) {
      const worked = workOutStock(shelf, request.stock)
      if ('problem' in worked) problems.push({ column: 'stock', message: worked.problem })
      else if (worked.to !== shelf.onHand) steps.stock = { from: shelf.onHand, to: worked.to }
    }
    return toRow(shelf, index + 1, steps, problems)
  })
}

/** Works out the way back: what the edit has changed, where it still is what the edit made of it. */
export async function checkUndo(tx: ProductTx, change: LockedChange): Promise<NewRow[]> {
  const done = await tx.catalogueChangeRow.findMany({
    where: { changeId: change.undoesId ?? '', isDone: true },
    select: { variantId: true, steps: true },
    orderBy: { line: 'asc' },
  })
  const ids = done.flatMap(({ variantId }) => variantId ?? [])
  const shelves = new Map(
    (await readShelves(tx, change.vendorId, [Prisma.sql`v.id = any(${ids})`])).map((shelf) => [shelf.variantId, shelf]),
  )
  return done.flatMap(({ variantId, steps: made }, index) => {
    const shelf = shelves.get(variantId ?? '')
    if (!shelf) return []
    const { priceMinor, stock } = offerStepsSchema.parse(made)
    const problems: RowProblem[] = []
    const steps: OfferSteps = {}
    if (priceMinor && priceMinor.to !== shelf.priceMinor)
      problems.push({ column: 'price', message: 'This price has changed again since. It stays as it is.' })
    else if (priceMinor) steps.priceMinor = { from: priceMinor.to, to: priceMinor.from }
    if (stock && stock.to !== shelf.onHand)
      problems.push({ column: 'stock', message: 'This stock has changed again since. It stays as it is.' })
    else if (stock && stock.from < shelf.reserved)
      problems.push({ column: 'stock', message: `${shelf.reserved} units are held for orders that are being paid.` })
    else if (stock) steps.stock = { from: stock.to, to: stock.from }
    return [toRow(shelf, index + 1, steps, problems)]
  })
}

async function readShelves(tx: ProductTx, vendorId: string, conditions: Prisma.Sql[]): Promise<Shelf[]> {
  const rows = await tx.$queryRaw<Shelf[]>`
    select v.id as "variantId", p.id as "productId", p.title, v.option_values as "optionValues", v.sku,
           coalesce(v.regular_price_minor, v.price_minor) as "priceMinor", p.currency, s.on_hand as "onHand", s.reserved
    ${Prisma.join([shelvesOf(vendorId), ...conditions], ' and ')}
    order by p.title, p.id, v.position limit ${MAX_CHANGE_ROWS + 1}`
  if (rows.length > MAX_CHANGE_ROWS)
    throw new ChangeRefused(`More than ${MAX_CHANGE_ROWS.toLocaleString('en')} variants fit. Narrow the list first.`)
  return rows
}

function toRow(shelf: Shelf, line: number, steps: OfferSteps, problems: RowProblem[]): NewRow {
  const { variantId, productId, sku, currency } = shelf
  return {
    line,
    title: [shelf.title, ...shelf.optionValues].join(', '),
    sku,
    currency,
    productId,
    variantId,
    // A row with a problem is left alone as a whole: half of what was looked at is not what was agreed to.
    steps: problems.length > 0 || Object.keys(steps).length === 0 ? null : steps,
    problems,
  }
}
