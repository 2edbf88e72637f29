import {
  AppError,
  type brandVersionInput,
  type createBrandInput,
  newId,
  notFound,
  type updateBrandInput,
} from '@millyard/contracts'
import { enqueue, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { retryTaken } from '../products/find-slug.ts'
import { findBrandSlug, type LockedBrand, lockBrand, OPEN_COUNT, withFreeName } from './brand.repository.ts'

/** A new brand of the list, with an address made from its name. @throws AppError ALREADY_EXISTS (its name is in the list) */
export async function createBrand(
  deps: Deps,
  actor: StaffActor,
  { name, description, website, country }: z.infer<typeof createBrandInput>,
): Promise<{ brandId: string }> {
  const id = newId('brd')
  const now = deps.clock.now()
  await retryTaken(() =>
    deps.database.transaction(async (tx) => {
      const slug = await findBrandSlug(tx, name)
      await withFreeName(() =>
        tx.brand.create({
          data: {
            ...{ id, slug, name, description, country, website: website || null },
            status: 'listed',
            createdAt: now,
            updatedAt: now,
          },
          select: { id: true },
        }),
      )
      await recordStaffAction(tx, deps.clock, actor, {
        action: 'brand.create',
        subject: { type: 'brand', id, name },
      })
    }),
  )
  return { brandId: id }
}

/**
 * Writes what a brand says. Its goods carry a new name or address a moment later; the former address goes on leading to it.
 * @throws AppError NOT_FOUND, CONFLICT (changed since), ALREADY_EXISTS (name or address of another brand)
 */
export async function updateBrand(
  deps: Deps,
  actor: StaffActor,
  { brandId, version, slug, name, description, website, country }: z.infer<typeof updateBrandInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const before = await lockBrand(tx, { brandId, version }, ['listed'])
    if (before.slug !== slug) await changeAddress(tx, before, slug, deps.clock.now())
    await withFreeName(() =>
      tx.brand.update({
        where: { id: brandId },
        data: {
          ...{ slug, name, description, country, website: website || null },
          version: { increment: 1 },
          updatedAt: deps.clock.now(),
        },
        select: { id: true },
      }),
    )
    await enqueue(tx, 'copy-brand', { brandId })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'brand.update',
      subject: { type: 'brand', id: brandId, name: before.name },
      details: {
        ...(name === before.name ? {} : { name }),
        ...(slug === before.slug ? {} : { address: slug }),
      },
    })
  })
  deps.brandIndex.forget()
  return { ok: true }
}

/**
 * Takes a brand out of the list that nothing carries and no open version names. Its addresses lead nowhere from then on.
 * @throws AppError NOT_FOUND, CONFLICT (changed since), ILLEGAL_TRANSITION (it is used)
 */
export async function removeBrand(
  deps: Deps,
  actor: StaffActor,
  input: z.infer<typeof brandVersionInput>,
): Promise<{ ok: true }> {
  const { brandId } = input
  await deps.database.transaction(async (tx) => {
    const { name } = await lockBrand(tx, input, ['listed'])
    const [used] = await tx.$queryRaw<{ products: boolean; drafts: number }[]>`
      select exists (select from product p where p.brand_id in (
          select m.id from brand m where m.id = b.id or m.merged_into_id = b.id)) as products,
        ${OPEN_COUNT} as drafts
      from brand b where b.id = ${brandId}`
    if (!used) throw notFound('brand')
    if (used.products || used.drafts > 0)
      throw new AppError('ILLEGAL_TRANSITION', {
        message: 'Products carry this brand, or somebody is writing with it. Merge it into another one instead.',
      })
    await tx.brandFormerSlug.deleteMany({ where: { brandId } })
    await tx.brand.update({
      where: { id: brandId },
      data: { status: 'removed', slug: null, version: { increment: 1 }, updatedAt: deps.clock.now() },
      select: { id: true },
    })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'brand.remove',
      subject: { type: 'brand', id: brandId, name },
    })
  })
  deps.brandIndex.forget()
  return { ok: true }
}

async function changeAddress(tx: ProductTx, brand: LockedBrand, slug: string, now: Date): Promise<void> {
  const taken = (message: string) => new AppError('ALREADY_EXISTS', { message, fields: [{ path: 'slug', message }] })
  const other = await tx.brand.findUnique({ where: { slug }, select: { id: true } })
  if (other) throw taken('Another brand has this address.')
  const former = await tx.brandFormerSlug.findUnique({ where: { slug }, select: { brandId: true } })
  if (former && former.brandId !== brand.id) throw taken('This address leads to another brand that once had it.')
  if (former) await tx.brandFormerSlug.delete({ where: { slug }, select: { slug: true } })
  if (brand.slug === null) return
  await tx.brandFormerSlug.create({
    data: { slug: brand.slug, brandId: brand.id, createdAt: now },
    select: { slug: true },
  })
}
