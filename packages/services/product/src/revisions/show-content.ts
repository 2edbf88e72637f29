import {
  type ProductDraft,
  type ProductRevision,
  productDraftSchema,
  type RevisionSummary,
  revisionStatusSchema,
  type ShownContent,
} from '@millyard/contracts'
import { resolveBrands } from '../brands/brand.repository.ts'
import type { Deps } from '../deps.ts'
import { toImageRef } from '../images/image-ref.ts'

/**
 * Turns stored contents of one product into what people see: pictures with their addresses, categories and brands with
 * their names. Three statements for all of them.
 */
export async function createContentView(
  deps: Deps,
  productId: string,
  contents: readonly (ProductDraft | null | undefined)[],
): Promise<(content: ProductDraft) => ShownContent> {
  const { client } = deps.database
  const present = contents.filter((content) => !!content)
  const ids = [...new Set(present.flatMap(({ categoryId }) => (categoryId === null ? [] : [categoryId])))]
  const [images, categories, brands] = await Promise.all([
    client.productImage.findMany({ where: { productId }, select: { id: true, widths: true } }),
    client.category.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    resolveBrands(
      client,
      present.flatMap(({ brandId }) => brandId ?? []),
    ),
  ])
  const widths = new Map(images.map((image) => [image.id, image.widths]))
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  return (content) => ({
    ...content,
    categoryName: names.get(content.categoryId ?? '') ?? '',
    // One that was merged is shown as the one that took it over.
    brandId: brands.get(content.brandId ?? '')?.id ?? content.brandId,
    brandName: brands.get(content.brandId ?? '')?.name ?? '',
    images: content.images.flatMap(({ id, alt }) => {
      const known = widths.get(id)
      return known ? [toImageRef(deps.mediaUrl, { id, alt, widths: known })] : []
    }),
  })
}

export const SUMMARY_COLUMNS = {
  id: true,
  number: true,
  status: true,
  createdAt: true,
  createdByName: true,
  submittedAt: true,
  submittedByName: true,
  decidedAt: true,
  decidedByName: true,
  isAutomatic: true,
  note: true,
} as const
export const REVISION_COLUMNS = {
  ...SUMMARY_COLUMNS,
  version: true,
  updatedAt: true,
  content: true,
  base: true,
} as const

type SummaryRow = {
  id: string
  number: number
  status: string
  createdAt: Date
  createdByName: string
  submittedAt: Date | null
  submittedByName: string | null
  decidedAt: Date | null
  decidedByName: string | null
  isAutomatic: boolean
  note: string
}

export function toRevisionSummary(row: SummaryRow): RevisionSummary {
  return {
    id: row.id,
    number: row.number,
    status: revisionStatusSchema.parse(row.status),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    submittedBy: row.submittedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedByName,
    isAutomatic: row.isAutomatic,
    note: row.note,
  }
}

/** Reads revisions as rows with parsed content. */
export function readContent(content: unknown): ProductDraft {
  return productDraftSchema.parse(content)
}

/** A revision beside what it is compared with: what was on sale when it ended, or is now. */
export function toRevision(
  row: SummaryRow & { version: number; updatedAt: Date },
  content: ShownContent,
  base: ShownContent | null,
): ProductRevision {
  return {
    ...toRevisionSummary(row),
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    content,
    base,
  }
}
