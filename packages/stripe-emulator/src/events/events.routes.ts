import { z } from 'zod'
import type { Api } from '../http/api.ts'
import { noSuch } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { listParams, readParams, text } from '../http/params.ts'

const eventListParams = listParams.extend({
  type: text.optional(),
  types: z.array(text).max(20).optional(),
  delivery_success: z.enum(['true', 'false']).optional(),
})

/** `*` at the end of a type stands for the rest of it, as Stripe allows in the `type` filter. */
function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

export function registerEvents(api: Api): void {
  api.get('/v1/events', ({ state, account, params }) => {
    const query = readParams(eventListParams, params)
    const own = Object.values(state.events).filter((record) => record.account === account)
    const table = Object.fromEntries(own.map((record) => [record.event.id, record.event]))
    return listPage(table, '/v1/events', query, (event) => {
      if (query.type !== undefined && !isOfType(event.type, query.type)) return false
      if (query.types !== undefined && !query.types.includes(event.type)) return false
      return (
        query.delivery_success === undefined || (query.delivery_success === 'true') === (event.pending_webhooks === 0)
      )
    })
  })

  api.get('/v1/events/:id', ({ state, account, path }) => {
    const record = state.events[path('id')]
    if (!record || record.account !== account) throw noSuch('event', path('id'))
    return record.event
  })
}
