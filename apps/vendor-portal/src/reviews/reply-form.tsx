'use client'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { VendorReview } from './review-card.tsx'

const LONGEST = 2_000

/** Writes the factory's reply, or edits it. What is refused stands beside the field. */
export function ReplyForm({ review, onDone }: { review: VendorReview; onDone: () => void }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const queries = useQueryClient()
  const [body, setBody] = useState(review.reply?.body ?? '')
  const [error, setError] = useState<string>()
  const reply = useMutation(trpc.product.vendorReviews.reply.mutationOptions())

  async function send(event: FormEvent) {
    event.preventDefault()
    try {
      await reply.mutateAsync({ reviewId: review.id, body })
    } catch (cause) {
      const { fields, message } = toApiError(cause)
      setError(fields.body ?? message)
      return
    }
    notifyDone(
      review.reply ? t('Reply changed') : t('Reply published'),
      t('Everybody who reads the review reads it too.'),
    )
    await queries.invalidateQueries(trpc.product.vendorReviews.pathFilter())
    onDone()
  }

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xs" mt="sm">
        <Textarea
          data-autofocus
          label={t('Your reply to {name}', { name: review.authorName })}
          description={t('Everybody reads it. Leave out names, addresses and order numbers.')}
          autosize
          minRows={3}
          maxLength={LONGEST}
          value={body}
          error={error}
          ref={(field) => field?.focus()}
          onChange={(event) => {
            setBody(event.currentTarget.value)
            setError(undefined)
          }}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={reply.isPending}>
            {review.reply ? t('Save the reply') : t('Publish the reply')}
          </Button>
          <Button variant="default" size="xs" disabled={reply.isPending} onClick={onDone}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
