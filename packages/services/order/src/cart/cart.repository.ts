import {
  type ImageRef,
  MAX_CART_LINES,
  mostOrderable,
  newId,
  type PricedLine,
  type UnitPrices,
} from '@millyard/contracts'
import { Prisma } from '@millyard/order-db'
import type { Reader } from '../deps.ts'
import type { CartKey } from './cart-key.ts'
import { pricesOf } from './unit-prices.ts'

export type StoredCartItem = {
  id: string
  variantId: string
  vendorId: string
  /** What the auth service last said about the vendor; null when it has not been heard of yet. */
  vendorStatus: string | null
  quantity: number
  /** The price table that the buyer last saw and accepted (P39). */
  pricesSeen: UnitPrices
  currency: string
  productSlug: string
  title: string
  variantTitle: string
  image: ImageRef | null
}
export type StoredCart = { id: string; currency: string; items: StoredCartItem[] }

function isCartOf(key: CartKey): Prisma.Sql {
  return 'customerId' in key
    ? Prisma.sql`cart.customer_id = ${key.customerId}`
    : Prisma.sql`cart.guest_token_hash = ${key.guestTokenHash}`
}

/** A cart and its lines in the order in which they were added, in one statement. */
export async function findCart(reader: Reader, key: CartKey): Promise<StoredCart | undefined> {
  const rows = await reader.$queryRaw<StoredCart[]>`
    select cart.id, cart.currency, coalesce(items.items, '[]') as items
    from cart
    left join lateral (
      select json_agg(json_build_object(
        'id', item.id, 'variantId', item.variant_id, 'vendorId', item.vendor_id, 'vendorStatus', vendor.status,
        'quantity', item.quantity, 'pricesSeen', item.prices_seen, 'currency', item.currency,
        'productSlug', item.product_slug, 'title', item.title, 'variantTitle', item.variant_title, 'image', item.image
      ) order by item.added_at, item.id) as items
      from cart_item item left join vendor on vendor.id = item.vendor_id
      where item.cart_id = cart.id
    ) items on true
    where ${isCartOf(key)}`
  return rows[0]
}

/**
 * Adds to a line, or makes it: one statement, so that two clicks at once count both. A customer's cart comes into being
 * with its first line. An empty cart takes the currency of what is put into it.
 *
 * Answers undefined when there is no such guest cart; a `quantity` of null when the line was refused, because the cart has
 * another currency, is full, or would then hold more than is available.
 */
export async function putItem(
  reader: Reader,
  key: CartKey,
  line: PricedLine,
  quantity: number,
  now: Date,
): Promise<{ itemId: string | null; quantity: number | null; currency: string } | undefined> {
  const currency = Prisma.sql`case when exists (select from cart_item where cart_id = cart.id) then cart.currency else ${line.currency} end`
  const target =
    'customerId' in key
      ? Prisma.sql`
          insert into cart (id, customer_id, currency, created_at, updated_at)
          values (${newId('crt')}, ${key.customerId}, ${line.currency}, ${now}, ${now})
          on conflict (customer_id) do update set updated_at = excluded.updated_at, currency = ${currency}
          returning id, currency`
      : Prisma.sql`
          update cart set updated_at = ${now}, currency = ${currency}
          where guest_token_hash = ${key.guestTokenHash} returning id, currency`
  const rows = await reader.$queryRaw<{ itemId: string | null; quantity: number | null; currency: string }[]>`
    with target as (${target}),
    item as (
      insert into cart_item (id, cart_id, variant_id, vendor_id, quantity, prices_seen, currency, product_slug,
        title, variant_title, image, added_at)
      select ${newId('cit')}, target.id, ${line.variantId}, ${line.vendorId}, ${quantity}::int, ${JSON.stringify(pricesOf(line))}::jsonb,
        ${line.currency}, ${line.productSlug}, ${line.title}, ${line.variantTitle}, ${JSON.stringify(line.image)}::jsonb, ${now}
      from target
      where target.currency = ${line.currency}
        and (select count(*) from cart_item other where other.cart_id = target.id and other.variant_id <> ${line.variantId})
            < ${MAX_CART_LINES}::int
      on conflict (cart_id, variant_id) do update
        set quantity = cart_item.quantity + excluded.quantity, prices_seen = excluded.prices_seen,
            currency = excluded.currency, vendor_id = excluded.vendor_id, product_slug = excluded.product_slug,
            title = excluded.title, variant_title = excluded.variant_title, image = excluded.image
        where cart_item.quantity + excluded.quantity <= ${mostOrderable(line)}::int
      returning id, quantity
    )
    select item.id as "itemId", item.quantity, target.currency from target left join item on true`
  return rows[0]
}

/** Sets a line's quantity. Answers whether the line was there. */
export async function updateItem(reader: Reader, cartId: string, itemId: string, quantity: number): Promise<boolean> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    update cart_item set quantity = ${quantity}::int
    where id = ${itemId} and cart_id = ${cartId} returning id`
  return rows.length === 1
}

/** Answers whether the line was there. */
export async function deleteItem(reader: Reader, cartId: string, itemId: string): Promise<boolean> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    delete from cart_item where id = ${itemId} and cart_id = ${cartId} returning id`
  return rows.length === 1
}

/** Remembers prices that the buyer has seen, in one statement. */
export async function rememberPrices(
  reader: Reader,
  cartId: string,
  prices: { itemId: string; prices: UnitPrices }[],
): Promise<void> {
  if (prices.length === 0) return
  await reader.$queryRaw`
    update cart_item set prices_seen = seen.prices
    from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) as seen("itemId" text, prices jsonb)
    where cart_item.id = seen."itemId" and cart_item.cart_id = ${cartId}`
}
