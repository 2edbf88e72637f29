import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EventData, errorDataSchema, newId, type ProductDraftInput } from '@millyard/contracts'
import { startTestService, type TestService } from '@millyard/service-kit/testing'
import { TRPCClientError } from '@trpc/client'
import sharp from 'sharp'
import { loadCategories } from '../src/categories/load-categories.ts'
import type { Deps } from '../src/deps.ts'
import type { ProductRouter } from '../src/router.ts'
import { service } from '../src/service.ts'

export type Client = ReturnType<TestService<ProductRouter, Deps>['as']>
export type Vendor = { id: string; slug: string; name: string; token: string; client: Client }
export type Draft = ProductDraftInput
export type DraftRef = { productId: string; revisionId: string; version: number }
type VendorData = EventData<'vendor.updated.v1'>

let count = 0
/** A number that no other call in this file got. */
export function unique(): number {
  count += 1
  return count
}

/** The product service with a category tree, and short ways to a vendor and a product on sale. */
export async function startShop(env: Record<string, string> = {}) {
  const mediaDirectory = await mkdtemp(join(tmpdir(), 'millyard-media-'))
  const test = await startTestService<ProductRouter, typeof service.env, Deps>(service, {
    MEDIA_DIR: mediaDirectory,
    IMPORTS_DIR: join(mediaDirectory, 'imports'),
    PUBLIC_MEDIA_URL: 'http://media.test/media/',
    MEDIA_FORMATS: 'webp',
    CATEGORY_CACHE_SECONDS: '0',
    FACET_CACHE_SECONDS: '0',
    ...env,
  })
  const { database } = test.deps
  await loadCategories(database, [
    {
      slug: 'living',
      name: 'Living',
      children: [
        { slug: 'tables', name: 'Tables', children: [{ slug: 'desks', name: 'Desks' }] },
        { slug: 'lamps', name: 'Lamps' },
      ],
    },
    { slug: 'kitchen', name: 'Kitchen' },
  ])
  const categories = new Map(
    (await database.client.category.findMany({ select: { slug: true, id: true } })).map(({ slug, id }) => [slug, id]),
  )
  const categoryId = (slug: string) => categories.get(slug) ?? newId('cat')
  const admin = test.as(await test.peers.adminToken())
  const order = test.asService('order')

  const tellVendor = (vendor: Pick<Vendor, 'id' | 'slug' | 'name'>, changes: Partial<VendorData> = {}) =>
    test.deliver('vendor.updated.v1', vendor.id, {
      vendorId: vendor.id,
      version: 1,
      status: 'approved',
      slug: vendor.slug,
      name: vendor.name,
      tagline: 'Made by hand',
      story: 'Since 1901.',
      city: 'Lyon',
      country: 'FR',
      foundedYear: 1901,
      website: null,
      ...changes,
    })

  const addVendor = async (changes: Partial<VendorData> = {}): Promise<Vendor> => {
    const number = unique()
    const vendor = { id: newId('ven'), slug: `factory-${number}`, name: `Factory ${number}` }
    await tellVendor(vendor, changes)
    const token = await test.peers.vendorToken(vendor.id)
    return { ...vendor, token, client: test.as(token) }
  }

  const draft = (changes: Draft = {}): Draft => ({
    title: `Thing ${unique()}`,
    description: 'A thing that is made to last for a long time.',
    categoryId: categoryId('tables'),
    leadTimeDays: 5,
    options: [],
    variants: [{ sku: `SKU-${unique()}`, optionValues: [], priceMinor: 4_900, weightGrams: 1_200, stock: 10 }],
    ...changes,
  })

  /** Uploads a picture; nothing shows it until a draft names it. */
  const addPicture = async (vendor: Vendor, productId: string, content?: Buffer) => {
    const form = new FormData()
    form.set('productId', productId)
    form.set('file', new File([new Uint8Array(content ?? (await picture()))], 'thing.png'))
    return vendor.client.products.addImage.mutate(form)
  }

  const get = (vendor: Vendor, productId: string) => vendor.client.products.get.query({ productId })

  /** What is being written of a product: the open draft's content, or what is on sale, and where to save it. */
  const openDraft = async (vendor: Vendor, productId: string) => {
    const { revision, live } = await get(vendor, productId)
    const shown = revision?.content ?? live?.content
    if (!shown) throw new Error('This product has no content')
    const { categoryName: _name, ...content } = shown
    const base = revision ? { revisionId: revision.id, version: revision.version } : null
    return { base, content: { ...content, images: content.images.map(({ id, alt }) => ({ id, alt })) } }
  }

  /** Writes the open draft (begins one) with these changes. */
  const edit = async (vendor: Vendor, productId: string, changes: Draft) => {
    const { base, content } = await openDraft(vendor, productId)
    return vendor.client.products.saveDraft.mutate({ productId, base, content: { ...content, ...changes } })
  }

  /** A complete draft with a picture, ready to be submitted. */
  const addDraft = async (vendor: Vendor, changes: Draft = {}) => {
    const { productId } = await vendor.client.products.create.mutate(draft(changes))
    const image = await addPicture(vendor, productId)
    return edit(vendor, productId, { images: [{ id: image.id, alt: 'The thing from the front' }] })
  }

  const submit = (vendor: Vendor, { productId, revisionId, version }: DraftRef) =>
    vendor.client.products.submit.mutate({ productId, revisionId, version })

  type Decision = 'approve' | 'request_changes' | 'reject'
  const decide = ({ productId, revisionId }: Omit<DraftRef, 'version'>, decision: Decision, note = '') =>
    admin.productQueue.decide.mutate({ productId, revisionId, decision, note })

  /** A product on sale, with its variants' ids. */
  const addProduct = async (vendor: Vendor, changes: Draft = {}) => {
    const saved = await addDraft(vendor, changes)
    await submit(vendor, saved)
    await decide(saved, 'approve')
    const { id, title, slug, live } = await get(vendor, saved.productId)
    const variantIds = live?.variants.map((variant) => variant.id) ?? []
    return { id, title, slug: slug ?? '', variantIds, variantId: variantIds[0] ?? '' }
  }

  const reserve = (
    orderId: string,
    lines: { variantId: string; quantity: number }[],
    expiresAt = new Date(test.clock.now().getTime() + 30 * 60_000),
  ) => order.internal.reserveStock.mutate({ orderId, expiresAt: expiresAt.toISOString(), lines })

  const stockOf = (variantId: string) =>
    database.client.stockItem.findUniqueOrThrow({ where: { variantId }, select: { onHand: true, reserved: true } })

  return {
    ...test,
    mediaDirectory,
    client: database.client,
    admin,
    order,
    anyone: test.as(),
    categoryId,
    tellVendor,
    addVendor,
    draft,
    addPicture,
    get,
    openDraft,
    edit,
    addDraft,
    submit,
    decide,
    addProduct,
    reserve,
    stockOf,
    close: async () => {
      await test.close()
      await rm(mediaDirectory, { recursive: true, force: true })
    },
  }
}
export type Shop = Awaited<ReturnType<typeof startShop>>

let small: Promise<Buffer> | undefined
/** A small valid picture. */
export function picture(): Promise<Buffer> {
  small ??= sharp({ create: { width: 240, height: 300, channels: 3, background: '#7a4a2b' } })
    .png()
    .toBuffer()
  return small
}

/** What a refused call said: its code, and its fields by path. Fails when the call was not refused. */
export async function refusal(call: Promise<unknown>) {
  try {
    await call
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error
    const data = errorDataSchema.parse(error.data)
    return {
      code: data.code,
      message: error.message,
      fields: Object.fromEntries((data.fields ?? []).map(({ path, message }) => [path, message])),
      details: data.details,
    }
  }
  throw new Error('This call was expected to be refused, and was not.')
}

/** The data of an order.paid.v1 event: as little as its schema takes. */
export function paidOrder(
  orderId: string,
  lines: { productId: string; variantId: string; quantity: number }[],
): EventData<'order.paid.v1'> {
  const totalMinor = lines.reduce((sum, line) => sum + line.quantity * 4_900, 0)
  return {
    orderId,
    number: 'M-1001',
    customerId: newId('usr'),
    currency: 'EUR',
    goodsMinor: totalMinor,
    shippingMinor: 0,
    taxMinor: 0,
    totalMinor,
    paidAt: new Date().toISOString(),
    address: { name: 'Ada', line1: 'Street 1', postcode: '1000', city: 'Lyon', country: 'FR' },
    parts: [
      {
        vendorOrderId: newId('vor'),
        number: 'M-1001-1',
        vendorId: newId('ven'),
        vendorName: 'Factory',
        deliveryName: 'Standard',
        shipBy: new Date().toISOString(),
        goodsMinor: totalMinor,
        shippingMinor: 0,
        totalMinor,
        commissionMinor: 0,
        payableMinor: totalMinor,
        items: lines.map((line) => ({
          ...line,
          orderItemId: newId('oit'),
          title: 'Thing',
          variantTitle: '',
          image: null,
          unitPriceMinor: 4_900,
          totalMinor: line.quantity * 4_900,
        })),
      },
    ],
  }
}

export function cancelledOrder(orderId: string): EventData<'order.cancelled.v1'> {
  return { orderId, number: 'M-1001', customerId: newId('usr'), reason: 'payment_expired', wasPlaced: true }
}

/** Whether a delivery was applied for the first time. */
export async function isNew(response: Promise<Response>): Promise<boolean> {
  return ((await (await response).json()) as { isNew: boolean }).isNew
}
