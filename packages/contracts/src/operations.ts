/**
 * What every service tells staff about its own machinery, and lets them mend. Mounted as `operations` in each router.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | operations.deliveries | admin operations.read | event deliveries that wait, retry or have failed for good |
 * | operations.retryDelivery | admin operations.manage | puts a failed delivery back into the queue |
 */
import { z } from 'zod'
import { pageInput, pageOf, timestampSchema } from './common.ts'
import { serviceNameSchema } from './tokens.ts'

export const DELIVERY_STATES = ['waiting', 'retrying', 'failed'] as const
export const deliverySchema = z.object({
  /** The queue's job id. */
  id: z.string(),
  service: serviceNameSchema,
  eventId: z.string(),
  eventType: z.string(),
  subscriber: serviceNameSchema,
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: timestampSchema,
  nextAttemptAt: timestampSchema.nullable(),
})
export type Delivery = z.infer<typeof deliverySchema>
export const deliveriesInput = pageInput.extend({ state: z.enum(DELIVERY_STATES).optional() })
export const deliveriesPage = pageOf(deliverySchema)
export const retryDeliveryInput = z.object({ id: z.string().max(40) })
