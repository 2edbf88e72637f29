import { AppError, type FieldIssue, type ProductDraft } from '@millyard/contracts'
import type { ProductTx } from '../deps.ts'
import { holdBrand, type ResolvedBrand, resolveBrands } from './brand.repository.ts'

type Reader = Pick<ProductTx, '$queryRaw'>

async function readBrand(
  reader: Reader,
  { brandId }: Pick<ProductDraft, 'brandId'>,
): Promise<ResolvedBrand | undefined> {
  if (brandId === null) return undefined
  return (await resolveBrands(reader, [brandId])).get(brandId)
}

/** What even a draft may not name: a brand that is not in the list, unless the vendor has proposed it itself (P44). */
export function brandProblems(
  brand: ResolvedBrand | undefined,
  { brandId }: Pick<ProductDraft, 'brandId'>,
  vendorId: string,
): FieldIssue[] {
  if (brandId === null) return []
  const isOwn = brand?.vendorId === vendorId && (brand.status === 'proposed' || brand.status === 'refused')
  if (brand?.status === 'listed' || isOwn) return []
  return [{ path: 'brandId', message: 'This brand is not in the list. Choose another one.' }]
}

/** A version that is submitted can name a proposal, but not one that staff have refused. */
export async function findRefusedBrand(reader: Reader, content: ProductDraft): Promise<FieldIssue[]> {
  const brand = await readBrand(reader, content)
  if (brand?.status !== 'refused') return []
  return [{ path: 'brandId', message: `Our staff did not accept this brand: ${brand.note} Choose another one.` }]
}

/** The content with the brand that stands for its own today: one that was merged is the same as the one that took it over. */
export async function withCurrentBrand(reader: Reader, content: ProductDraft): Promise<ProductDraft> {
  const brand = await readBrand(reader, content)
  return brand ? { ...content, brandId: brand.id } : content
}

/** Whether a version can be approved without anybody looking at its brand. */
export async function namesProposal(reader: Reader, content: ProductDraft): Promise<boolean> {
  return (await readBrand(reader, content))?.status === 'proposed'
}

/**
 * A brand's copies in the product that goes on sale. Staff cannot rename or merge it before these are written.
 * @throws AppError BAD_INPUT (a proposal that nobody has accepted; refused or gone)
 */
export async function readListedBrand(tx: ProductTx, content: ProductDraft) {
  if (content.brandId === null) return { brandId: null, brandName: '', brandSlug: '' }
  const brand = await holdBrand(tx, content.brandId)
  if (brand?.status === 'listed' && brand.slug !== null)
    return { brandId: brand.id, brandName: brand.name, brandSlug: brand.slug }
  throw new AppError('BAD_INPUT', {
    message:
      brand?.status === 'proposed'
        ? `Its brand, ${brand.name}, is a proposal. Decide on the brand first.`
        : 'Its brand is not in the list. Ask the factory to choose another one.',
  })
}
