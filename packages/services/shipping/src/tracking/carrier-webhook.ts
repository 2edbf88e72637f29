import { AppError, carrierScanSchema, notFound } from '@millyard/contracts'
import { bodyJson, type ServiceModule } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { CARRIER_SIGNATURE_HEADER, isCarrierSignatureValid } from './carrier-signature.ts'
import { recordScan } from './record-scan.ts'

type WebhookServer = Parameters<NonNullable<ServiceModule<Deps>['routes']>>[0]

/** `POST /webhooks/carrier`: a carrier's signed scan. Repeated and shuffled scans end in the same state. */
export function carrierWebhook(app: WebhookServer, deps: Deps): void {
  app.post('/webhooks/carrier', async (request) => {
    const body = typeof request.body === 'string' ? request.body : ''
    const header = request.headers[CARRIER_SIGNATURE_HEADER]
    const signature = typeof header === 'string' ? header : undefined
    // Signatures live in real time, whatever the development clock says.
    if (!isCarrierSignatureValid(deps.carrierWebhookSecret, body, signature, Math.floor(Date.now() / 1_000))) {
      throw new AppError('UNAUTHENTICATED', { message: 'The signature of this scan is not valid.' })
    }
    const parsed = carrierScanSchema.safeParse(bodyJson(body))
    if (!parsed.success) throw new AppError('BAD_INPUT', { message: 'This is not a scan.', cause: parsed.error })
    const { trackingNumber, ...scan } = parsed.data
    await deps.database.transaction(async (tx) => {
      const shipment = await tx.shipment.findFirst({
        where: { carrier: 'yard-post', trackingNumber },
        select: { id: true },
      })
      if (!shipment) throw notFound('parcel')
      await recordScan(deps, tx, shipment.id, scan)
    })
    return { ok: true }
  })
}
