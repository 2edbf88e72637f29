import type Stripe from 'stripe'
import { z } from 'zod'
import { nowSeconds } from '../core/clock.ts'
import { newId, randomText } from '../core/ids.ts'
import { emitEvent } from '../events/emit-event.ts'
import type { Api, Call } from '../http/api.ts'
import { find, noSuch } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { emptyableText, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'
import { addressOf, addressParams } from '../payment-methods/address.ts'

const customerParams = z.object({
  email: emptyableText.optional(),
  name: emptyableText.optional(),
  phone: emptyableText.optional(),
  description: emptyableText.optional(),
  address: addressParams.optional(),
  metadata: metadata.optional(),
  invoice_settings: z.object({ default_payment_method: text.optional() }).optional(),
})

function apply(customer: Stripe.Customer, params: Record<string, unknown>): void {
  const input = readParams(customerParams, params)
  if (input.email !== undefined) customer.email = input.email
  if (input.name !== undefined) customer.name = input.name
  if (input.phone !== undefined) customer.phone = input.phone
  if (input.description !== undefined) customer.description = input.description
  if (input.address !== undefined) customer.address = addressOf(input.address)
  if (input.invoice_settings?.default_payment_method !== undefined) {
    customer.invoice_settings.default_payment_method = input.invoice_settings.default_payment_method
  }
  customer.metadata = mergeMetadata(customer.metadata, input.metadata)
}

function createCustomer(call: Call): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: nowSeconds(call.state),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  apply(customer, call.params)
  call.tables.customers[customer.id] = customer
  emitEvent(call, 'customer.created', customer)
  return customer
}

export function registerCustomers(api: Api): void {
  api.post('/v1/customers', createCustomer)

  api.get('/v1/customers', ({ tables, params }) => {
    const query = readParams(listParams.extend({ email: text.optional() }), params)
    return listPage(
      tables.customers,
      '/v1/customers',
      query,
      (row) => query.email === undefined || row.email === query.email,
    )
  })

  api.get('/v1/customers/:id', ({ tables, path }) => find(tables.customers, 'customer', path('id')))

  api.post('/v1/customers/:id', (call) => {
    const customer = find(call.tables.customers, 'customer', call.path('id'))
    apply(customer, call.params)
    emitEvent(call, 'customer.updated', customer)
    return customer
  })

  api.delete('/v1/customers/:id', (call) => {
    const customer = find(call.tables.customers, 'customer', call.path('id'))
    delete call.tables.customers[customer.id]
    emitEvent(call, 'customer.deleted', customer)
    return { id: customer.id, object: 'customer', deleted: true } satisfies Stripe.DeletedCustomer
  })

  api.get('/v1/customers/:id/payment_methods', ({ tables, path, params }) => {
    const id = path('id')
    if (!tables.customers[id]) throw noSuch('customer', id)
    const url = `/v1/customers/${id}/payment_methods`
    return listPage(tables.paymentMethods, url, readParams(listParams, params), (row) => row.customer === id)
  })
}
