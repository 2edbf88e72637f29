'use client'
import { Alert, Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { createShipmentInput, type Shipment } from '@millyard/contracts'
import { useCarrierName } from '@millyard/ui'
import { notifyDone, QuantityInput } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconPackageExport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useRefreshSoon } from '../data/auto-refresh.tsx'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import classes from './order-detail.module.css'

export interface RemainingLine {
  orderItemId: string
  title: string
  variantTitle: string
  quantity: number
}

interface ShipValues {
  carrier: Shipment['carrier']
  carrierName: string
  trackingNumber: string
  trackingUrl: string
  /** Order item id → how many go into this parcel. */
  quantities: Record<string, number | string>
}

/** What the factory says of a carrier that we do not know, as the service takes it. */
function otherCarrier({ carrier, carrierName, trackingNumber, trackingUrl }: ShipValues) {
  if (carrier !== 'manual') return {}
  return {
    carrierName: carrierName.trim(),
    trackingNumber: trackingNumber.trim(),
    ...(trackingUrl.trim() ? { trackingUrl: trackingUrl.trim() } : {}),
  }
}

const CARRIER_FIELDS = createShipmentInput.pick({ carrierName: true, trackingNumber: true, trackingUrl: true })

/** What is wrong with these fields: what is missing in our words, the rest in those of the service. */
function wrongFields(values: ShipValues, missing: { carrierName: string; trackingNumber: string }): FieldMessages {
  if (values.carrier !== 'manual') return {}
  const parsed = CARRIER_FIELDS.safeParse(otherCarrier(values))
  const wrong = parsed.success ? {} : fieldMessages(parsed.error)
  if (values.carrierName.trim() === '') wrong.carrierName = missing.carrierName
  if (values.trackingNumber.trim() === '') wrong.trackingNumber = missing.trackingNumber
  return wrong
}

/** A parcel of all or some of what is left. Give it a key of what is left, so that it starts anew after a parcel. */
export function ShipForm({ vendorOrderId, remaining }: { vendorOrderId: string; remaining: readonly RemainingLine[] }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const refresh = useRefreshSoon()
  const nameOf = useCarrierName()
  const ship = useMutation(trpc.shipping.shipments.create.mutationOptions())
  const form = useForm<ShipValues>({
    initialValues: {
      carrier: 'yard-post',
      carrierName: '',
      trackingNumber: '',
      trackingUrl: '',
      quantities: Object.fromEntries(remaining.map(({ orderItemId, quantity }) => [orderItemId, quantity])),
    },
    validate: (values) =>
      wrongFields(values, {
        carrierName: t('Enter the name of the carrier.'),
        trackingNumber: t('Enter the tracking number that the carrier gave you.'),
      }),
  })
  const items = remaining
    .map(({ orderItemId }) => ({ orderItemId, quantity: Number(form.values.quantities[orderItemId] ?? 0) }))
    .filter(({ quantity }) => quantity > 0)
  const isManual = form.values.carrier === 'manual'
  const failure = ship.error ? toApiError(ship.error) : undefined
  const fieldFailure = failure?.fields.items

  async function send(values: ShipValues) {
    try {
      const shipment = await ship.mutateAsync({
        vendorOrderId,
        carrier: values.carrier,
        ...otherCarrier(values),
        items,
      })
      notifyDone(
        t('Parcel shipped'),
        t('The buyer sees tracking number {trackingNumber}.', { trackingNumber: shipment.trackingNumber }),
      )
      refresh()
    } catch (error) {
      form.setErrors(toApiError(error).fields)
    }
  }

  return (
    <section className={classes.card} aria-labelledby="ship-title">
      <h2 className={classes.title} id="ship-title">
        {t('Ship')}
      </h2>
      <form className={classes.padded} noValidate onSubmit={form.onSubmit(send)}>
        <Stack gap="md">
          <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
            <legend className="mill-visually-hidden">{t('What goes into this parcel')}</legend>
            <Stack gap="xs">
              {remaining.map(({ orderItemId, title, variantTitle, quantity }) => {
                const name = variantTitle ? `${title}, ${variantTitle}` : title
                return (
                  <Group key={orderItemId} justify="space-between" wrap="nowrap">
                    <span>{name}</span>
                    <Group gap={6} wrap="nowrap">
                      <QuantityInput
                        aria-label={t('Quantity of {name}', { name })}
                        w={84}
                        max={quantity}
                        clampBehavior="strict"
                        {...form.getInputProps(`quantities.${orderItemId}`)}
                      />
                      <span className={classes.soft} style={{ minWidth: 40, whiteSpace: 'nowrap' }}>
                        {t('of {quantity, number}', { quantity })}
                      </span>
                    </Group>
                  </Group>
                )
              })}
            </Stack>
          </fieldset>
          <Radio.Group label={t('Carrier')} {...form.getInputProps('carrier')}>
            <Stack gap="xs" mt={6}>
              <Radio
                value="yard-post"
                label={nameOf({ carrier: 'yard-post', carrierName: null })}
                description={t('The tracking number comes by itself, and so does the news of the parcel.')}
              />
              <Radio
                value="manual"
                label={nameOf({ carrier: 'manual', carrierName: null })}
                description={t('You name it, enter the tracking number, and say when the parcel has arrived.')}
              />
            </Stack>
          </Radio.Group>
          {isManual ? (
            <>
              <TextInput
                label={t('Name of the carrier')}
                description={t('As the buyer reads it.')}
                maxLength={60}
                autoComplete="off"
                {...form.getInputProps('carrierName')}
              />
              <TextInput
                label={t('Tracking number')}
                maxLength={60}
                autoComplete="off"
                {...form.getInputProps('trackingNumber')}
              />
              <TextInput
                label={t('Tracking page (optional)')}
                description={t('Where the carrier shows this parcel.')}
                type="url"
                inputMode="url"
                placeholder="https://"
                maxLength={500}
                autoComplete="off"
                {...form.getInputProps('trackingUrl')}
              />
            </>
          ) : null}
          {failure && (fieldFailure || Object.keys(failure.fields).length === 0) ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {fieldFailure ?? failure.message}
            </Alert>
          ) : null}
          <Button
            type="submit"
            leftSection={<IconPackageExport size={18} />}
            loading={ship.isPending}
            disabled={items.length === 0}
          >
            {t('Ship parcel')}
          </Button>
        </Stack>
      </form>
    </section>
  )
}
