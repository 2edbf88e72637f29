import { z } from 'zod'
import { emitEvent } from '../events/emit-event.ts'
import type { Api } from '../http/api.ts'
import { find, noSuch } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { emptyableText, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'
import { createTransfer } from './create-transfer.ts'
import { reverseTransfer } from './reverse-transfer.ts'

export function registerTransfers(api: Api): void {
  api.post('/v1/transfers', createTransfer)

  const filters = listParams.extend({ destination: text.optional(), transfer_group: text.optional() })
  api.get('/v1/transfers', ({ tables, params }) => {
    const query = readParams(filters, params)
    return listPage(
      tables.transfers,
      '/v1/transfers',
      query,
      (row) =>
        (query.destination === undefined || row.destination === query.destination) &&
        (query.transfer_group === undefined || row.transfer_group === query.transfer_group),
    )
  })

  api.get('/v1/transfers/:id', ({ tables, path }) => find(tables.transfers, 'transfer', path('id')))

  api.post('/v1/transfers/:id', (call) => {
    const transfer = find(call.tables.transfers, 'transfer', call.path('id'))
    const input = readParams(
      z.object({ metadata: metadata.optional(), description: emptyableText.optional() }),
      call.params,
    )
    if (input.description !== undefined) transfer.description = input.description
    transfer.metadata = mergeMetadata(transfer.metadata, input.metadata)
    emitEvent(call, 'transfer.updated', transfer)
    return transfer
  })

  api.post('/v1/transfers/:id/reversals', reverseTransfer)

  api.get('/v1/transfers/:id/reversals', ({ tables, path, params }) => {
    const transfer = find(tables.transfers, 'transfer', path('id'))
    const url = `/v1/transfers/${transfer.id}/reversals`
    return listPage(
      tables.transferReversals,
      url,
      readParams(listParams, params),
      (row) => row.transfer === transfer.id,
    )
  })

  api.get('/v1/transfers/:id/reversals/:reversal', ({ tables, path }) => {
    const reversal = find(tables.transferReversals, 'transfer reversal', path('reversal'))
    if (reversal.transfer !== path('id')) throw noSuch('transfer reversal', path('reversal'))
    return reversal
  })
}
