'use client'
import type { ReportReason } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState } from 'react'
import { Button, ButtonLink } from '../components/button.tsx'
import { RadioCard, RadioGroup, TextArea } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { reportReview } from './actions.ts'

function useReasons(): Readonly<Record<ReportReason, string>> {
  const t = useExtracted('account')
  return {
    offensive: t('It insults or threatens somebody'),
    private: t('It gives away a name, an address, or something private'),
    advertising: t('It is advertising'),
    not_about_product: t('It is not about the product'),
    other: t('Something else'),
  }
}

/** What is wrong with a review. Works as a plain form. */
export function ReportForm({ slug, reviewId }: { slug: string; reviewId: string }) {
  const t = useExtracted('account')
  const reasons = useReasons()
  const [answer, submit, isPending] = useActionState(reportReview, {})
  return (
    <form
      action={submit}
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        startTransition(() => submit(data))
      }}
    >
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="reviewId" value={reviewId} />
      {answer.message ? (
        <Notice tone="bad" isLive>
          {answer.message}
        </Notice>
      ) : null}
      <RadioGroup legend={t('What is wrong?')} error={answer.fields?.reason}>
        {Object.entries(reasons).map(([reason, label]) => (
          <RadioCard
            key={reason}
            name="reason"
            value={reason}
            title={label}
            defaultChecked={answer.values?.reason === reason}
          />
        ))}
      </RadioGroup>
      <TextArea
        label={t('What should we know?')}
        name="note"
        isOptional
        maxLength={1000}
        defaultValue={answer.values?.note}
        error={answer.fields?.note}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={isPending} pendingText={t('Sending')}>
          {t('Send report')}
        </Button>
        <ButtonLink href={`/products/${slug}#reviews`} variant="quiet">
          {t('Cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
