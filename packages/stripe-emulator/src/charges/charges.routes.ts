import { z } from 'zod'
import { emitEvent } from '../events/emit-event.ts'
import type { Api } from '../http/api.ts'
import { find } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { emptyableText, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'

export function registerCharges(api: Api): void {
  const filters = listParams.extend({
    customer: text.optional(),
    payment_intent: text.optional(),
    transfer_group: text.optional(),
  })

  api.get('/v1/charges', ({ tables, params }) => {
    const query = readParams(filters, params)
    return listPage(
      tables.charges,
      '/v1/charges',
      query,
      (row) =>
        (query.customer === undefined || row.customer === query.customer) &&
        (query.payment_intent === undefined || row.payment_intent === query.payment_intent) &&
        (query.transfer_group === undefined || row.transfer_group === query.transfer_group),
    )
  })

  api.get('/v1/charges/:id', ({ tables, path }) => find(tables.charges, 'charge', path('id')))

  api.post('/v1/charges/:id', (call) => {
    const charge = find(call.tables.charges, 'charge', call.path('id'))
    const schema = z.object({
      description: emptyableText.optional(),
      metadata: metadata.optional(),
      transfer_group: text.optional(),
    })
    const input = readParams(schema, call.params)
    if (input.description !== undefined) charge.description = input.description
    if (input.transfer_group !== undefined) charge.transfer_group = input.transfer_group
    charge.metadata = mergeMetadata(charge.metadata, input.metadata)
    emitEvent(call, 'charge.updated', charge)
    return charge
  })
}
