'use client'
import { Alert, Button, Group, Modal, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { type AdminDispute, sendEvidenceInput } from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { fieldMessages } from '../data/field-messages.ts'
import { type Evidence, evidenceOf } from './evidence-of.ts'

export interface SendEvidenceProps {
  dispute: AdminDispute
  /** The order's facts are filled in for those who may read them. */
  readsOrder: boolean
}

/** A button that opens what the bank is told. */
export function SendEvidence({ dispute, readsOrder }: SendEvidenceProps) {
  const t = useExtracted('client')
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button size="xs" onClick={open}>
        {t('Answer')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('What speaks for the charge of {number}?', { number: dispute.orderNumber ?? '' })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('Close') }}
      >
        <WithFacts dispute={dispute} readsOrder={readsOrder} close={close} />
      </Modal>
    </>
  )
}

/** The form begins with what the order and its parcels say. */
function WithFacts({ dispute, readsOrder, close }: SendEvidenceProps & { close: () => void }) {
  const trpc = useTRPC()
  const orderId = dispute.orderId ?? ''
  const enabled = readsOrder && orderId !== ''
  const order = useQuery({ ...trpc.order.adminOrders.get.queryOptions({ orderId }), enabled })
  const parcels = useQuery({ ...trpc.shipping.adminShipments.forOrder.queryOptions({ orderId }), enabled })
  if (enabled && (order.isPending || parcels.isPending)) return <Skeleton height={360} />
  return <EvidenceForm dispute={dispute} facts={evidenceOf(order.data, parcels.data)} close={close} />
}

function EvidenceForm({ dispute, facts, close }: { dispute: AdminDispute; facts: Evidence; close: () => void }) {
  const t = useExtracted('client')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const send = useMutation(trpc.payment.finance.sendEvidence.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const form = useForm<Evidence>({
    initialValues: facts,
    validate: (values) => {
      const parsed = sendEvidenceInput.safeParse({ disputeId: dispute.id, ...values })
      return parsed.success ? {} : fieldMessages(parsed.error)
    },
  })

  async function submit(values: Evidence) {
    setFailure(undefined)
    try {
      await send.mutateAsync({ disputeId: dispute.id, ...values })
    } catch (error) {
      const { message, fields } = toApiError(error)
      form.setErrors(fields)
      setFailure(Object.keys(fields).length > 0 ? undefined : message)
      return
    }
    notifyDone(t('Evidence sent'), t('The bank decides, which can take two to three months.'))
    close()
    await queries.invalidateQueries({ queryKey: trpc.payment.finance.disputes.pathKey() })
  }

  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <Text>{t('The bank reads it once: after you have sent it, nothing can be added or changed.')}</Text>
        <Textarea
          data-autofocus
          label={t('Why the charge is right')}
          description={t('What was agreed, what was sent, what the buyer wrote. In English, short and dated.')}
          autosize
          minRows={4}
          {...form.getInputProps('explanation')}
        />
        <Textarea
          label={t('What was bought (optional)')}
          autosize
          minRows={2}
          {...form.getInputProps('productDescription')}
        />
        <TextInput label={t('Carrier (optional)')} {...form.getInputProps('shippingCarrier')} />
        <TextInput label={t('Tracking number (optional)')} {...form.getInputProps('shippingTrackingNumber')} />
        <TextInput label={t('Sent on (optional)')} {...form.getInputProps('shippingDate')} />
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={send.isPending} onClick={close}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {t('Send to the bank')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
