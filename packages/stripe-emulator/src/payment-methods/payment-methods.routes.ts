import { z } from 'zod'
import { emitEvent } from '../events/emit-event.ts'
import type { Api } from '../http/api.ts'
import { find, findParam, invalidRequest } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'
import { billingDetailsOf, billingDetailsParams } from './address.ts'
import { createPaymentMethod, resolvePaymentMethod } from './create-payment-method.ts'

export function registerPaymentMethods(api: Api): void {
  api.post('/v1/payment_methods', (call) => createPaymentMethod(call, call.params), { publishable: true })

  api.get('/v1/payment_methods', ({ tables, params }) => {
    const query = readParams(listParams.extend({ customer: text.optional(), type: text.optional() }), params)
    return listPage(
      tables.paymentMethods,
      '/v1/payment_methods',
      query,
      (row) => row.customer === (query.customer ?? null) && (query.type === undefined || row.type === query.type),
    )
  })

  api.get('/v1/payment_methods/:id', ({ tables, path }) => find(tables.paymentMethods, 'PaymentMethod', path('id')))

  api.post('/v1/payment_methods/:id', ({ tables, path, params }) => {
    const paymentMethod = find(tables.paymentMethods, 'PaymentMethod', path('id'))
    const schema = z.object({ billing_details: billingDetailsParams.optional(), metadata: metadata.optional() })
    const input = readParams(schema, params)
    if (input.billing_details) paymentMethod.billing_details = billingDetailsOf(input.billing_details)
    paymentMethod.metadata = mergeMetadata(paymentMethod.metadata ?? {}, input.metadata)
    return paymentMethod
  })

  api.post('/v1/payment_methods/:id/attach', (call) => {
    const { customer } = readParams(z.object({ customer: text }), call.params)
    findParam(call.tables.customers, 'customer', customer, 'customer')
    const paymentMethod = resolvePaymentMethod(call, call.path('id'))
    if (paymentMethod.customer !== null && paymentMethod.customer !== customer) {
      throw invalidRequest('The payment method you provided has already been attached to a customer.')
    }
    paymentMethod.customer = customer
    emitEvent(call, 'payment_method.attached', paymentMethod)
    return paymentMethod
  })

  api.post('/v1/payment_methods/:id/detach', (call) => {
    const paymentMethod = find(call.tables.paymentMethods, 'PaymentMethod', call.path('id'))
    if (paymentMethod.customer === null) {
      throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.')
    }
    paymentMethod.customer = null
    emitEvent(call, 'payment_method.detached', paymentMethod)
    return paymentMethod
  })
}
