import type { CategoryAttribute, ProductDraftInput } from '@millyard/contracts'
import type { SeedContext } from '../../seed.ts'
import { brands } from '../brands.ts'
import { firstOffer, offers } from '../offers.ts'
import { renderProductPicture } from '../pictures/render-product-picture.ts'
import type { DemoProduct } from '../types.ts'
import { attributeValues, seedAttributes } from './seed-attributes.ts'
import type { SellingFactory } from './seed-factories.ts'
import { type Api, anonymous, eventually, inParallel } from './sessions.ts'

/** The last of some factories' products wait for a decision, were sent back, or are drafts: every queue has something in it. */
const UNFINISHED = ['draft', 'submitted', 'changes_requested', 'submitted', 'draft', 'submitted'] as const
type State = 'approved' | (typeof UNFINISHED)[number]
const DAY_MS = 86_400_000

function stateOf(products: readonly DemoProduct[], product: DemoProduct, factoryIndex: number): State {
  const own = products.filter((other) => other.factorySlug === product.factorySlug)
  return own.at(-1) === product ? (UNFINISHED[factoryIndex] ?? 'approved') : 'approved'
}

/** Creates, illustrates, submits and decides every product by its own procedures. */
export async function seedProducts(
  context: SeedContext,
  staff: Api,
  selling: readonly SellingFactory[],
  products: readonly DemoProduct[],
): Promise<void> {
  const { categories } = await anonymous(context).product.catalogue.categories.query()
  const categoryIds = new Map(categories.flatMap((top) => [top, ...top.children]).map(({ slug, id }) => [slug, id]))
  await seedAttributes(staff, categoryIds)
  const brandIds = new Map(
    await Promise.all(
      brands.map(async (brand) => [brand.name, (await staff.product.brands.create.mutate(brand)).brandId] as const),
    ),
  )
  const asked = new Map<string, Promise<CategoryAttribute[]>>()
  const askedIn = (api: Api, categoryId: string) => {
    const known =
      asked.get(categoryId) ??
      api.product.products.attributes.query({ categoryId }).then(({ attributes }) => attributes)
    asked.set(categoryId, known)
    return known
  }
  let done = 0
  await inParallel(products, 4, async (product) => {
    const factoryIndex = selling.findIndex(({ factory }) => factory.slug === product.factorySlug)
    const seller = selling[factoryIndex]
    const categoryId = categoryIds.get(product.categorySlug)
    if (!seller || !categoryId) throw new Error(`${product.slug}: its factory or category is missing`)
    const place = {
      categoryId,
      brandId: brandIds.get(product.brand ?? '') ?? null,
      attributes: attributeValues(await askedIn(seller.api, categoryId), product.details),
    }
    await seedProduct(product, place, seller, staff, stateOf(products, product, factoryIndex))
    done += 1
    if (done % 50 === 0) context.report(`${done} of ${products.length} products`)
  })
}

async function seedProduct(
  product: DemoProduct,
  place: Pick<ProductDraftInput, 'categoryId' | 'brandId' | 'attributes'>,
  seller: SellingFactory,
  staff: Api,
  state: State,
): Promise<void> {
  const { api } = seller
  const { leadTimeDays, terms, variants } = firstOffer(product)
  const content: ProductDraftInput = {
    title: product.title,
    description: product.description,
    ...place,
    currency: 'EUR',
    leadTimeDays,
    terms,
    options: product.options.map(({ name, values }) => ({ name, values: [...values] })),
    variants: variants.map(({ optionValues, ...variant }) => ({
      ...variant,
      optionValues: [...optionValues],
    })),
  }
  const [{ productId, ...base }, pictures] = await Promise.all([
    api.product.products.create.mutate(content),
    Promise.all(product.pictures.map(({ recipe }) => renderProductPicture(recipe))),
  ])
  const images: { id: string; alt: string }[] = []
  for (const [index, picture] of pictures.entries()) {
    const form = new FormData()
    form.set('productId', productId)
    form.set('file', new File([new Uint8Array(picture)], `${product.slug}.jpg`, { type: 'image/jpeg' }))
    const { id } = await api.product.products.addImage.mutate(form)
    images.push({ id, alt: product.pictures[index]?.alt ?? product.title })
  }
  const draft = await api.product.products.saveDraft.mutate({ productId, base, content: { ...content, images } })
  if (state === 'draft') return
  await eventually('the product service to know the factory', () => api.product.products.submit.mutate(draft))
  if (state === 'submitted') return
  const { revisionId } = draft
  await staff.product.productQueue.decide.mutate(
    state === 'approved'
      ? { productId, revisionId, decision: 'approve', note: '' }
      : {
          productId,
          revisionId,
          decision: 'request_changes',
          note: 'Please say which wood it is made of, and add a picture of the back.',
        },
  )
  const { reduction } = offers[product.slug] ?? {}
  if (state !== 'approved' || !reduction) return
  const { percent, days } = reduction
  const endsAt = days === undefined ? null : new Date(Date.now() + days * DAY_MS).toISOString()
  await api.product.products.announceReduction.mutate({ productId, percent, endsAt })
}
