import { newId, type OfferSteps, offerStepsSchema } from '@millyard/contracts'
import { withWordsOfAll } from '../attributes/category-attributes.ts'
import type { Deps, ProductTx } from '../deps.ts'
import { lockOffers } from '../offers/offer.repository.ts'
import { insertProducts } from '../products/create-product.ts'
import { findProblemsOfDrafts } from '../revisions/check-draft.ts'
import { writeContents } from '../revisions/save-draft.ts'
import { readVendorColumns } from '../vendors/vendor.repository.ts'
import { authorOf, type LockedChange } from './change.repository.ts'
import { type Group, isWaiting, type PlannedGroup, planGroups, readGroups, writePlans } from './plan-chunk.ts'
import { writeOffers } from './write-offers.ts'

/**
 * Applies the next products of a file, with the marks on their rows, in the caller's transaction under the change's lock: a
 * process that is killed has applied them or not. What they say is worked out once more under the locks of the products; where
 * that is not what was looked at, the product is left alone and says so. Answers whether there may be more.
 */
export async function applyImportChunk(deps: Deps, tx: ProductTx, change: LockedChange): Promise<boolean> {
  const groups = await readGroups(tx, change.id, isWaiting)
  if (groups.length === 0) return false
  await lockGroups(tx, change, groups)
  const planned = await planGroups(tx, change, await findMade(tx, change.vendorId, groups))
  const content = await checkContents(tx, change, planned.map(refuseMoved))
  const good = content.filter(({ plan }) => plan.effect !== 'problem')
  await writeNews(deps, tx, change, good)
  await writePlans(
    tx,
    change.id,
    content.filter(({ plan }) => plan.effect === 'problem'),
  )
  await tx.$executeRaw`
    update catalogue_change_row set is_done = true
    where change_id = ${change.id} and group_key = any(${good.map(({ key }) => key)}) and effect <> 'none'`
  return true
}

/** In the order of product.repository.ts: vendor, stock rows, products. */
async function lockGroups(tx: ProductTx, { vendorId }: LockedChange, groups: readonly Group[]): Promise<void> {
  await readVendorColumns(tx, vendorId)
  await lockOffers(
    tx,
    groups.flatMap(({ productId }) => productId ?? []),
    vendorId,
  )
}

/** A product that was to be made and that there is by now: its rows find it, and what follows refuses them. */
async function findMade(tx: ProductTx, vendorId: string, groups: readonly Group[]): Promise<Group[]> {
  const names = groups.flatMap(({ key, productId }) => (productId ? [] : [key]))
  if (names.length === 0) return [...groups]
  const made = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from product cross join lateral (values (handle), (slug)) as names(name)
    where vendor_id = ${vendorId} and name = any(${names})`
  const byName = new Map(made.map(({ id, name }) => [name, id]))
  return groups.map((group) => ({ ...group, productId: group.productId ?? byName.get(group.key) ?? null }))
}

/** A product that is no longer what was looked at is left alone. */
function refuseMoved(group: PlannedGroup): PlannedGroup {
  const { plan, rows, editable } = group
  if (plan.effect === 'problem') return group
  const [first] = rows
  if (first && !first.seen && editable)
    return withProblem(group, first.line, 'product', `A product of this name has been made since. ${AGAIN}`)
  if (first?.seen && first.seen !== editable?.seen)
    return withProblem(group, first.line, 'product', `This product has been worked on since. ${AGAIN}`)
  for (const { line, steps } of plan.rows) {
    const seen = rows.find((row) => row.line === line)?.steps
    const moved = movedColumn(seen ? offerStepsSchema.parse(seen) : {}, steps ?? {})
    if (moved) return withProblem(group, line, moved, `Its price or stock has changed since. ${AGAIN}`)
  }
  return group
}

const AGAIN = 'It is left as it is: export it and begin again.'

/** Which of the steps that were looked at is another one now. */
function movedColumn(seen: OfferSteps, now: OfferSteps): 'price' | 'stock' | undefined {
  const isSame = (field: keyof OfferSteps) =>
    seen[field]?.from === now[field]?.from && seen[field]?.to === now[field]?.to
  if (!isSame('priceMinor')) return 'price'
  return isSame('stock') ? undefined : 'stock'
}

function withProblem(group: PlannedGroup, line: number | undefined, column: string, message: string): PlannedGroup {
  const rows = group.plan.rows.map((row) => ({
    ...row,
    effect: 'problem' as const,
    steps: null,
    problems: row.line === line ? [{ column, message }] : [],
  }))
  return { ...group, plan: { ...group.plan, effect: 'problem', rows } }
}

/** The rules of every draft, whoever writes it. */
async function checkContents(
  tx: ProductTx,
  { vendorId }: LockedChange,
  groups: readonly PlannedGroup[],
): Promise<PlannedGroup[]> {
  const written = groups.filter(({ plan }) => plan.effect === 'create' || plan.effect === 'draft')
  const problems = await findProblemsOfDrafts(
    tx,
    written.map(({ editable, plan }) => ({
      product: { id: editable?.id ?? '', vendorId, publishedAt: editable?.publishedAt ?? null },
      content: plan.content,
    })),
  )
  return groups.map((group) => {
    const [problem] = problems[written.indexOf(group)] ?? []
    return problem ? withProblem(group, group.rows[0]?.line, 'product', problem.message) : group
  })
}

async function writeNews(
  deps: Deps,
  tx: ProductTx,
  change: LockedChange,
  groups: readonly PlannedGroup[],
): Promise<void> {
  const now = deps.clock.now()
  const actor = authorOf(change)
  const created = groups.filter(({ plan }) => plan.effect === 'create')
  if (created.length > 0) {
    const contents = await withWordsOfAll(
      tx,
      created.map(({ plan }) => plan.content),
    )
    // In the order of the file, in which they are exported again: ids of one moment sort anyhow.
    const ids = created.map(() => newId('prd')).sort()
    await insertProducts(
      tx,
      actor,
      created.map(({ key, plan }, index) => ({
        productId: ids[index] ?? newId('prd'),
        handle: key,
        content: contents[index] ?? plan.content,
      })),
      now,
    )
  }
  const drafted = groups.flatMap(({ plan, editable }) =>
    plan.effect === 'draft' && editable ? [{ product: editable, open: editable.open, content: plan.content }] : [],
  )
  if (drafted.length > 0) await writeContents(tx, actor, drafted, now)
  const offers = groups.flatMap(({ plan }) =>
    plan.rows.flatMap(({ line, variantId, steps }) => (variantId && steps ? [{ line, variantId, steps }] : [])),
  )
  if (offers.length === 0) return
  const refused = await writeOffers(deps, tx, offers, { actor, note: change.title.slice(0, 200) })
  // All that it refuses was looked at under the same locks. Going on would leave a product changed by half.
  if (refused.size > 0)
    throw new Error(`Prices and stock that were checked are refused: ${JSON.stringify([...refused])}`)
}
