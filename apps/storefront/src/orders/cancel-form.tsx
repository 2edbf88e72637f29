'use client'
import type { ImageRef } from '@millyard/contracts'
import { amountOfUnits, formatAmount, Picture, type RefundableLine } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState, useState } from 'react'
import { Button, ButtonLink } from '../components/button.tsx'
import { FieldError, RadioCard, RadioGroup, TextArea } from '../components/field.tsx'
import { NoPicture } from '../components/no-picture.tsx'
import { Notice } from '../components/notice.tsx'
import { orderPath } from '../site-links.ts'
import { cancelItems, cancelUnpaid } from './actions.ts'

export interface CancellablePart {
  id: string
  vendorName: string
  /** What goes back for delivery when nothing of the part is left. */
  shippingLeftMinor: number
  lines: (RefundableLine & { image: ImageRef | null })[]
}

export interface CancelFormProps {
  orderId: string
  currency: string
  /** One per showing of the form: a press that is repeated finds what the first has done. */
  requestKey: string
  parts: readonly CancellablePart[]
}

function useReasons() {
  const t = useExtracted('account')
  return {
    changed_mind: t('I changed my mind'),
    ordered_by_mistake: t('I ordered it by mistake'),
    takes_too_long: t('It takes too long'),
    other: t('Another reason'),
  } as const
}

/** What goes back for what is typed, delivery of a part with nothing left included. */
function amountOf(parts: readonly CancellablePart[], units: Readonly<Record<string, number>>): number {
  return parts.reduce((sum, part) => {
    const goodsMinor = part.lines.reduce((goods, line) => goods + amountOfUnits(line, units[line.orderItemId] ?? 0), 0)
    const isAll = part.lines.every((line) => line.unitsLeft === (units[line.orderItemId] ?? 0))
    return sum + goodsMinor + (isAll ? part.shippingLeftMinor : 0)
  }, 0)
}

/** How many of one line. */
function Units({
  line,
  currency,
  initial,
  onChange,
}: {
  line: CancellablePart['lines'][number]
  currency: string
  initial: string
  onChange: (quantity: number) => void
}) {
  const t = useExtracted('account')
  const id = `units-${line.orderItemId}`
  return (
    <div className="flex items-center gap-4 py-4">
      <div className="aspect-4/5 w-14 shrink-0 overflow-hidden rounded-sm bg-picture">
        {line.image ? (
          <Picture image={line.image} alt="" sizes="56px" className="size-full object-cover" />
        ) : (
          <NoPicture />
        )}
      </div>
      <label htmlFor={id} className="min-w-0 flex-1">
        <span className="block font-medium leading-snug">{line.title}</span>
        <span className="block text-ink-soft text-sm">
          {[line.variantTitle, t('{price} each', { price: formatAmount(amountOfUnits(line, 1), currency) })]
            .filter(Boolean)
            .join(', ')}
        </span>
      </label>
      <span className="flex shrink-0 items-center gap-2">
        <input
          id={id}
          name={`units.${line.orderItemId}`}
          type="number"
          inputMode="numeric"
          min={0}
          max={line.unitsToSend}
          step={1}
          defaultValue={initial}
          className="figures h-12 w-20 rounded-md border border-line-strong bg-surface px-3 text-base hover:border-ink"
          onChange={(event) =>
            onChange(Math.min(Math.max(0, Number(event.currentTarget.value) || 0), line.unitsToSend))
          }
        />
        <span className="figures text-ink-soft">{t('of {units, number}', { units: line.unitsToSend })}</span>
      </span>
    </div>
  )
}

/** Which units are not sent after all, and why. Works as a plain form. */
export function CancelForm({ orderId, currency, requestKey, parts }: CancelFormProps) {
  const t = useExtracted('account')
  const reasons = useReasons()
  const [answer, submit, isPending] = useActionState(cancelItems, {})
  const [units, setUnits] = useState<Record<string, number>>({})
  const count = Object.values(units).reduce((sum, quantity) => sum + quantity, 0)
  const amount = formatAmount(amountOf(parts, units), currency)
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
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="key" value={answer.values?.key ?? requestKey} />
      {answer.message ? (
        <Notice tone="bad" isLive>
          {answer.message}
        </Notice>
      ) : null}
      {parts.map((part) => (
        <fieldset
          key={part.id}
          className="rounded-md border border-line border-t-2 border-t-ink bg-surface px-5 md:px-6"
        >
          <legend className="sr-only">{t('From {name}', { name: part.vendorName })}</legend>
          <p aria-hidden className="border-line border-b pt-4 pb-3 font-heading text-lg">
            {part.vendorName}
          </p>
          <div className="divide-y divide-dashed divide-line">
            {part.lines
              .filter((line) => line.unitsToSend > 0)
              .map((line) => (
                <Units
                  key={line.orderItemId}
                  line={line}
                  currency={currency}
                  initial={answer.values?.[`units.${line.orderItemId}`] ?? '0'}
                  onChange={(quantity) => setUnits((before) => ({ ...before, [line.orderItemId]: quantity }))}
                />
              ))}
          </div>
          {part.shippingLeftMinor > 0 && part.lines.every((line) => line.unitsToSend === line.unitsLeft) ? (
            <p className="border-line border-t py-3 text-ink-soft text-sm">
              {t('Cancel all of it, and {amount} for the delivery goes back, too.', {
                amount: formatAmount(part.shippingLeftMinor, currency),
              })}
            </p>
          ) : null}
        </fieldset>
      ))}
      <FieldError error={answer.fields?.items} />
      <RadioGroup legend={t('Why?')} error={answer.fields?.reason}>
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
        label={t('A word to the factory')}
        name="note"
        isOptional
        maxLength={500}
        defaultValue={answer.values?.note}
        error={answer.fields?.note}
      />
      <p className="max-w-measure text-ink-soft">
        {t('What is cancelled is not sent, and the money goes back the way you paid. This cannot be undone.')}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="danger" isPending={isPending} pendingText={t('Cancelling')}>
          {count > 0
            ? t('{count, plural, one {Cancel # item} other {Cancel # items}}, get {amount} back', { count, amount })
            : t('Cancel these items')}
        </Button>
        <ButtonLink href={orderPath(orderId)} variant="quiet">
          {t('Keep the order as it is')}
        </ButtonLink>
      </div>
    </form>
  )
}

/** Gives up an order that is not paid. Works as a plain form. */
export function CancelUnpaidForm({ orderId }: { orderId: string }) {
  const t = useExtracted('account')
  const [answer, submit, isPending] = useActionState(cancelUnpaid, {})
  return (
    <form action={submit} className="grid gap-6">
      <input type="hidden" name="orderId" value={orderId} />
      {answer.message ? (
        <Notice tone="bad" isLive>
          {answer.message}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="danger" isPending={isPending} pendingText={t('Cancelling')}>
          {t('Cancel the order')}
        </Button>
        <ButtonLink href={orderPath(orderId)} variant="quiet">
          {t('Keep the order')}
        </ButtonLink>
      </div>
    </form>
  )
}
