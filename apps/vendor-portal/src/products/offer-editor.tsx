'use client'
import { Alert, Button, Group, Stack } from '@mantine/core'
import type { PriceReduction, VendorProduct } from '@millyard/contracts'
import { notifyDone, useVariantName } from '@millyard/ui/portal'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import type { FieldMessages } from '../data/field-messages.ts'
import { useFieldWords } from '../data/field-words.ts'
import { cellOf, type OfferValues, readOffer, toOfferValues } from './offer-values.ts'
import classes from './products.module.css'
import { QuantityPriceTable } from './quantity-price-table.tsx'
import { TermsFields } from './terms-fields.tsx'

export interface OfferEditorProps {
  productId: string
  live: NonNullable<VendorProduct['live']>
  /** The one that runs. */
  reduction: PriceReduction | undefined
}

/** Prices and terms of a product on sale. What is saved is in the shop at once. */
export function OfferEditor({ productId, live, reduction }: OfferEditorProps) {
  const t = useExtracted('client')

  const variantName = useVariantName()
  const words = useFieldWords()
  const router = useRouter()
  const client = useTRPCClient()
  const { currency, offerVersion: version } = live
  const [values, setValues] = useState<OfferValues>(() => toOfferValues(live))
  const [errors, setErrors] = useState<FieldMessages>({})
  const [failure, setFailure] = useState<string>()
  const [isSaving, setIsSaving] = useState(false)
  const isChanged = JSON.stringify(values) !== JSON.stringify(toOfferValues(live))
  const change = (changes: Partial<OfferValues>) => setValues((before) => ({ ...before, ...changes }))
  const setRow = (index: number, changes: Partial<OfferValues['rows'][number]>) =>
    setValues((before) => ({
      ...before,
      rows: before.rows.map((row, at) => (at === index ? { ...row, ...changes } : row)),
    }))

  function refuse(fields: FieldMessages, message: string) {
    setErrors(fields)
    setFailure(message)
    setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  async function save() {
    const { input, fields } = readOffer(values, { productId, version, currency }, words)
    if (Object.keys(fields).length > 0) return refuse(fields, t('Nothing is saved yet: some fields need another look.'))
    setErrors({})
    setFailure(undefined)
    setIsSaving(true)
    try {
      await client.product.products.setOffer.mutate(input)
      notifyDone(t('Offer saved'), t('Buyers see it now. Carts that hold it ask for the new price to be accepted.'))
      router.refresh()
    } catch (error) {
      const { message, fields: said } = toApiError(error)
      refuse(Object.fromEntries(Object.entries(said).map(([path, text]) => [cellOf(path, values.rows), text])), message)
    } finally {
      setIsSaving(false)
    }
  }

  return (
    <Stack gap="md" component="form" onSubmit={(event) => event.preventDefault()}>
      <section className={classes.card} aria-labelledby="prices-title">
        <h2 className={classes.cardTitle} id="prices-title">
          {t('Prices')}
        </h2>
        {reduction ? (
          <p className={classes.cardNote}>
            {t('These are the prices without the reduction that runs. Buyers pay {percent} % less.', {
              percent: String(reduction.percent),
            })}
          </p>
        ) : null}
        <QuantityPriceTable
          currency={currency}
          quantities={values.quantities}
          rows={values.rows.map((row, index) => ({
            ...row,
            key: row.variantId,
            name: variantName(live.variants[index]?.optionValues ?? []),
          }))}
          errorOf={(path) => errors[path]}
          onQuantities={(quantities) => change({ quantities })}
          onPrice={(index, price) => setRow(index, { price })}
          onBreakPrice={(index, column, text) => {
            const { breakPrices = [] } = values.rows[index] ?? {}
            setRow(index, {
              breakPrices: values.quantities.map((_, at) => (at === column ? text : (breakPrices[at] ?? ''))),
            })
          }}
          onRemove={(column) =>
            change({
              quantities: values.quantities.toSpliced(column, 1),
              rows: values.rows.map((row) => ({ ...row, breakPrices: row.breakPrices.toSpliced(column, 1) })),
            })
          }
          onCopyDown={() => {
            const [first] = values.rows
            if (first) change({ rows: values.rows.map((row) => ({ ...first, variantId: row.variantId })) })
          }}
        />
      </section>
      <section className={classes.card} aria-labelledby="terms-title">
        <h2 className={classes.cardTitle} id="terms-title">
          {t('How it is sold')}
        </h2>
        <TermsFields values={values} onChange={change} errorOf={(field) => errors[field] ?? errors[`terms.${field}`]} />
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert" m="md">
            {failure}
          </Alert>
        ) : null}
        <Group className={classes.cardBody}>
          <Button loading={isSaving} disabled={!isChanged} onClick={save}>
            {t('Save the offer')}
          </Button>
        </Group>
      </section>
    </Stack>
  )
}
