import type Stripe from 'stripe'
import { z } from 'zod'
import { emitEvent } from '../events/emit-event.ts'
import type { Api, Call } from '../http/api.ts'
import { find, invalidParam, invalidRequest } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { flag, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'
import { isInquiry, settleDispute } from './settle-dispute.ts'

const MAX_EVIDENCE_CHARACTERS = 150_000

const updateParams = z.object({
  evidence: z.record(z.string(), z.string().max(MAX_EVIDENCE_CHARACTERS)).optional(),
  metadata: metadata.optional(),
  submit: flag.optional(),
})

function addEvidence(dispute: Stripe.Dispute, given: Record<string, string>): void {
  const known = Object.entries(given).filter(([name]) => Object.hasOwn(dispute.evidence, name))
  const evidence = { ...dispute.evidence, ...Object.fromEntries(known.map(([name, value]) => [name, value || null])) }
  const texts = Object.values(evidence).filter((value) => typeof value === 'string')
  if (texts.reduce((sum, value) => sum + value.length, 0) > MAX_EVIDENCE_CHARACTERS) {
    throw invalidParam(`The evidence must be no more than ${MAX_EVIDENCE_CHARACTERS} characters together.`, 'evidence')
  }
  dispute.evidence = evidence
  dispute.evidence_details.has_evidence = texts.length > 0
}

/** Hands the evidence to the bank, which decides at once about the two texts that Stripe documents for tests. */
function submitEvidence(call: Call, dispute: Stripe.Dispute): void {
  dispute.status = isInquiry(dispute) ? 'warning_under_review' : 'under_review'
  dispute.evidence_details.submission_count += 1
  dispute.evidence_details.submission_method = 'manual'
  emitEvent(call, 'charge.dispute.updated', dispute)
  if (dispute.evidence.uncategorized_text === 'winning_evidence') settleDispute(call, dispute, 'won')
  if (dispute.evidence.uncategorized_text === 'losing_evidence') settleDispute(call, dispute, 'lost')
}

function updateDispute(call: Call): Stripe.Dispute {
  const dispute = find(call.tables.disputes, 'dispute', call.path('id'))
  const input = readParams(updateParams, call.params)
  const submits = input.submit ?? input.evidence !== undefined
  if ((submits || input.evidence !== undefined) && !dispute.status.endsWith('needs_response')) {
    throw invalidRequest(`This dispute takes no more evidence, it has a status of ${dispute.status}.`)
  }
  if (input.evidence !== undefined) addEvidence(dispute, input.evidence)
  dispute.metadata = mergeMetadata(dispute.metadata, input.metadata)
  if (submits) submitEvidence(call, dispute)
  else emitEvent(call, 'charge.dispute.updated', dispute)
  return dispute
}

export function registerDisputes(api: Api): void {
  const filters = listParams.extend({ charge: text.optional(), payment_intent: text.optional() })
  api.get('/v1/disputes', ({ tables, params }) => {
    const query = readParams(filters, params)
    return listPage(
      tables.disputes,
      '/v1/disputes',
      query,
      (row) =>
        (query.charge === undefined || row.charge === query.charge) &&
        (query.payment_intent === undefined || row.payment_intent === query.payment_intent),
    )
  })

  api.get('/v1/disputes/:id', ({ tables, path }) => find(tables.disputes, 'dispute', path('id')))
  api.post('/v1/disputes/:id', updateDispute)

  api.post('/v1/disputes/:id/close', (call) => {
    const dispute = find(call.tables.disputes, 'dispute', call.path('id'))
    settleDispute(call, dispute, 'lost')
    return dispute
  })
}
