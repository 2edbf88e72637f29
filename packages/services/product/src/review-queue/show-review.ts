import {
  notFound,
  offerTermsSchema,
  type productReviewInput,
  type productReviewSchema,
  productStatusSchema,
} from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { readLive } from '../revisions/live-content.ts'
import { REVISION_COLUMNS } from '../revisions/show-content.ts'
import { viewRevision } from '../revisions/show-revision.ts'

type Review = z.infer<typeof productReviewSchema>

/**
 * A revision as staff see it, beside what it would change: the one that is asked for, or what waits, or else the last that
 * was submitted. A draft is the factory's own business.
 * @throws AppError NOT_FOUND
 */
export async function showReview(
  deps: Deps,
  { productId, revisionId }: z.infer<typeof productReviewInput>,
): Promise<Review> {
  const { client } = deps.database
  const product = await client.product.findUnique({
    where: { id: productId },
    select: {
      slug: true,
      status: true,
      vendorId: true,
      vendorName: true,
      vendorSlug: true,
      vendorCity: true,
      vendorCountry: true,
      currency: true,
      revisions: {
        where: { submittedAt: { not: null }, ...(revisionId ? { id: revisionId } : {}) },
        select: REVISION_COLUMNS,
        orderBy: { number: 'desc' },
        take: 1,
      },
    },
  })
  const [row] = product?.revisions ?? []
  if (!product || !row) throw notFound('product')
  const [revision, live, vendor] = await Promise.all([
    viewRevision(deps, productId, row),
    readLive(client, productId),
    client.vendorSummary.findUnique({
      where: { vendorId: product.vendorId },
      select: { tagline: true, isTrusted: true },
    }),
  ])
  return {
    productId,
    slug: product.slug,
    status: productStatusSchema.parse(product.status),
    factory: {
      id: product.vendorId,
      slug: product.vendorSlug,
      name: product.vendorName,
      tagline: vendor?.tagline ?? '',
      city: product.vendorCity,
      country: product.vendorCountry,
      isTrusted: vendor?.isTrusted ?? false,
    },
    revision,
    currency: live?.currency ?? revision.content.currency ?? product.currency,
    terms: live?.terms ?? revision.content.terms ?? offerTermsSchema.parse({}),
    variants: live?.variants ?? [],
  }
}
