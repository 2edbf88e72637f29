import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import { z } from 'zod'
import { nowSeconds } from '../core/clock.ts'
import { newId, randomText } from '../core/ids.ts'
import type { ConfiguredWebhookEndpoint } from '../core/options.ts'
import type { EmulatorState } from '../core/state.ts'
import type { Api } from '../http/api.ts'
import { find } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { emptyableText, flag, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })
const createParams = z.object({
  url,
  enabled_events: z.array(text).min(1),
  connect: flag.optional(),
  description: emptyableText.optional(),
  metadata: metadata.optional(),
  api_version: text.optional(),
})
const updateParams = z.object({
  url: url.optional(),
  enabled_events: z.array(text).min(1).optional(),
  description: emptyableText.optional(),
  disabled: flag.optional(),
  metadata: metadata.optional(),
})

function newEndpoint(
  state: EmulatorState,
  values: Pick<Stripe.WebhookEndpoint, 'id' | 'url' | 'enabled_events'>,
): Stripe.WebhookEndpoint {
  return {
    object: 'webhook_endpoint',
    api_version: null,
    application: null,
    created: nowSeconds(state),
    description: null,
    livemode: false,
    metadata: {},
    status: 'enabled',
    ...values,
  } satisfies Stripe.WebhookEndpoint
}

/** Puts the endpoints of the options in the place of those of an earlier start. */
export function configureEndpoints(state: EmulatorState, configured: readonly ConfiguredWebhookEndpoint[]): void {
  const ids = new Set<string>()
  for (const { url, secret, enabledEvents = ['*'], scope = 'both' } of configured) {
    // The id depends on the address alone, so that pending deliveries find their endpoint after a restart.
    const id = `we_${createHash('sha256').update(url).digest('hex').slice(0, 24)}`
    ids.add(id)
    const endpoint = newEndpoint(state, { id, url, enabled_events: [...enabledEvents] })
    state.webhookEndpoints[id] = { endpoint, secret, scope, configured: true }
  }
  for (const [id, record] of Object.entries(state.webhookEndpoints)) {
    if (record.configured && !ids.has(id)) delete state.webhookEndpoints[id]
  }
}

export function registerWebhookEndpoints(api: Api): void {
  api.post('/v1/webhook_endpoints', ({ state, params }) => {
    const input = readParams(createParams, params)
    const endpoint: Stripe.WebhookEndpoint = {
      ...newEndpoint(state, { id: newId('we'), url: input.url, enabled_events: input.enabled_events }),
      description: input.description ?? null,
      metadata: mergeMetadata({}, input.metadata),
      api_version: input.api_version ?? null,
    }
    const secret = `whsec_${randomText(32)}`
    const scope = input.connect ? 'connect' : 'platform'
    state.webhookEndpoints[endpoint.id] = { endpoint, secret, scope, configured: false }
    // The secret is answered here and never again.
    return { ...endpoint, secret } satisfies Stripe.WebhookEndpoint
  })

  api.get('/v1/webhook_endpoints', ({ state, params }) => {
    const rows = Object.entries(state.webhookEndpoints).map(([id, record]) => [id, record.endpoint] as const)
    return listPage(Object.fromEntries(rows), '/v1/webhook_endpoints', readParams(listParams, params))
  })

  api.get(
    '/v1/webhook_endpoints/:id',
    ({ state, path }) => find(state.webhookEndpoints, 'webhook endpoint', path('id')).endpoint,
  )

  api.post('/v1/webhook_endpoints/:id', ({ state, path, params }) => {
    const { endpoint } = find(state.webhookEndpoints, 'webhook endpoint', path('id'))
    const input = readParams(updateParams, params)
    if (input.url !== undefined) endpoint.url = input.url
    if (input.enabled_events !== undefined) endpoint.enabled_events = input.enabled_events
    if (input.description !== undefined) endpoint.description = input.description
    if (input.disabled !== undefined) endpoint.status = input.disabled ? 'disabled' : 'enabled'
    endpoint.metadata = mergeMetadata(endpoint.metadata, input.metadata)
    return endpoint
  })

  api.delete('/v1/webhook_endpoints/:id', ({ state, path }) => {
    const { endpoint } = find(state.webhookEndpoints, 'webhook endpoint', path('id'))
    delete state.webhookEndpoints[endpoint.id]
    return { id: endpoint.id, object: 'webhook_endpoint', deleted: true } satisfies Stripe.DeletedWebhookEndpoint
  })
}
