import { appRouter as authRouter } from '@millyard/auth-service'
import type { Access, ServiceName } from '@millyard/contracts'
import { appRouter as notificationRouter } from '@millyard/notification-service'
import { appRouter as orderRouter } from '@millyard/order-service'
import { appRouter as paymentRouter } from '@millyard/payment-service'
import { appRouter as productRouter } from '@millyard/product-service'
import { appRouter as shippingRouter } from '@millyard/shipping-service'
import { z } from 'zod'

const ROUTERS = {
  auth: authRouter,
  product: productRouter,
  order: orderRouter,
  payment: paymentRouter,
  shipping: shippingRouter,
  notification: notificationRouter,
}

export type TextField = { path: string; maxLength: number }

export type ProcedureInfo = {
  service: ServiceName
  path: string
  /** `order.cart.get` */
  name: string
  type: 'query' | 'mutation' | 'subscription'
  access: Access | undefined
  /** Every id that the input takes, nested ones with their path: `items.orderItemId`. */
  inputIds: string[]
  /** Every field that the input takes, nested ones with their path. */
  inputFields: string[]
  /** Paths at which the input takes fields that it does not name. */
  openFields: string[]
  /** Every text that the input takes and that has room for markup, with its path: `content.variants.sku`. */
  inputTexts: TextField[]
}

type Definition = { type: ProcedureInfo['type']; meta?: { access?: Access }; inputs: unknown[] }

/** Every procedure of every router, read from the routers themselves. */
export function listProcedures(): ProcedureInfo[] {
  return (Object.keys(ROUTERS) as ServiceName[]).flatMap((service) =>
    Object.entries(ROUTERS[service]._def.procedures as unknown as Record<string, { _def: Definition }>).map(
      ([path, { _def }]) => {
        const { fields, open } = readInput(_def.inputs)
        return {
          service,
          path,
          name: `${service}.${path}`,
          type: _def.type,
          access: _def.meta?.access,
          inputIds: fields.filter((field) => /(^id|Id|^ids|Ids)$/.test(lastPart(field))),
          inputFields: fields,
          openFields: open,
          inputTexts: _def.inputs.flatMap((input) => findTexts(input)),
        }
      },
    ),
  )
}

/** `orderItemId` of `items.orderItemId`. */
export const lastPart = (field: string): string => field.split('.').at(-1) ?? ''

function readInput(inputs: readonly unknown[]): { fields: string[]; open: string[] } {
  const fields = new Set<string>()
  const open = new Set<string>()
  const walk = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return
    const { properties, additionalProperties, items, anyOf, oneOf, allOf } = node as Record<string, unknown>
    if (additionalProperties) open.add(path)
    if (properties && typeof properties === 'object') {
      for (const [key, value] of Object.entries(properties)) {
        const here = path === '' ? key : `${path}.${key}`
        fields.add(here)
        walk(value, here)
      }
    }
    walk(items, path)
    for (const variant of [anyOf, oneOf, allOf].flat()) walk(variant, path)
  }
  for (const schema of inputs) {
    // What JSON Schema cannot say (uploads) is opaque; the attack table names those by hand.
    if (schema instanceof z.ZodType)
      walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', target: 'draft-2020-12' }), '')
  }
  return { fields: [...fields], open: [...open] }
}

/** Shorter texts hold no element that does anything. */
const ROOM_FOR_MARKUP = 20

/** Texts that people write: not those of a form that leaves no choice (ids, times, addresses of mail, choices of a list). */
function findTexts(schema: unknown): TextField[] {
  if (!(schema instanceof z.ZodType)) return []
  const json = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', target: 'draft-2020-12' })
  const found = new Map<string, TextField>()
  const walk = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return
    const { type, properties, items, anyOf, oneOf, allOf, ...rest } = node as Record<string, unknown>
    const isClosed = ['format', 'pattern', 'enum', 'const'].some((key) => key in rest)
    const maxLength = Number(rest.maxLength ?? Number.POSITIVE_INFINITY)
    if (type === 'string' && !isClosed && maxLength > ROOM_FOR_MARKUP) found.set(path, { path, maxLength })
    if (properties && typeof properties === 'object')
      for (const [key, value] of Object.entries(properties)) walk(value, path === '' ? key : `${path}.${key}`)
    walk(items, path)
    if (rest.additionalProperties) walk(rest.additionalProperties, path)
    for (const branch of [anyOf, oneOf, allOf].flat()) walk(branch, path)
  }
  walk(json, '')
  return [...found.values()]
}
