import { z } from 'zod'

/** What each prefix names. Ids are `<prefix>_<UUIDv7 as 32 hex digits>`: readable in logs, ordered by time in an index. */
export const ID_PREFIXES = {
  usr: 'user',
  unt: 'note',
  vas: 'view',
  ses: 'session',
  adr: 'address',
  ven: 'vendor',
  mem: 'vendor member',
  inv: 'invitation',
  aud: 'audit entry',
  cat: 'category',
  brd: 'brand',
  chg: 'catalogue change',
  atr: 'attribute',
  atv: 'attribute value',
  col: 'collection',
  prd: 'product',
  prv: 'product revision',
  var: 'product variant',
  ofc: 'offer change',
  prh: 'price history entry',
  red: 'price reduction',
  img: 'product image',
  rev: 'product review',
  rsv: 'stock reservation',
  mov: 'stock movement',
  crt: 'cart',
  cit: 'cart item',
  ord: 'order',
  vor: 'vendor order',
  oit: 'order item',
  hst: 'status history entry',
  ref: 'refund',
  doc: 'document',
  req: 'requirement',
  pay: 'payment',
  prf: 'payment refund',
  pac: 'payout account',
  pot: 'payout',
  cru: 'commission rule',
  lac: 'ledger account',
  ltx: 'ledger transaction',
  len: 'ledger entry',
  zon: 'shipping zone',
  shm: 'shipping method',
  shp: 'shipment',
  shi: 'shipment item',
  trk: 'tracking entry',
  ntf: 'notification',
  eml: 'e-mail',
  evt: 'event',
} as const

export type IdPrefix = keyof typeof ID_PREFIXES

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A new id. UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits. */
export function newId(prefix: IdPrefix): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  const now = Date.now()
  view.setUint32(0, Math.floor(now / 0x10000))
  view.setUint16(4, now % 0x10000)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  let id = `${prefix}_`
  for (const byte of bytes) id += HEX[byte]
  return id
}

/** Accepts ids of one kind alone: a product's id where an order's is asked for is bad input, not a look-up. */
export function idSchema(prefix: IdPrefix) {
  return z.string().regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`), `This is not a valid ${ID_PREFIXES[prefix]} id.`)
}
