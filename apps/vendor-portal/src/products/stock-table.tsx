'use client'
import { Alert, Button, Group, TextInput } from '@mantine/core'
import type { VendorVariant } from '@millyard/contracts'
import { formatCount } from '@millyard/ui'
import { MoneyText, notifyDone, useVariantName } from '@millyard/ui/portal'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import type { FieldMessages } from '../data/field-messages.ts'
import classes from './products.module.css'
import table from './variants.module.css'

/**
 * The variants with what lies on the shelf, which can be counted anew at any time. Who may not change the offer reads its
 * prices here; for all others they stand in fields above.
 */
export function StockTable({
  product,
  canEdit,
}: {
  product: { currency: string; variants: VendorVariant[] }
  canEdit: boolean
}) {
  const t = useExtracted('client')

  const variantName = useVariantName()
  const router = useRouter()
  const client = useTRPCClient()
  /** Variant id → what was typed; absent: unchanged. */
  const [typed, setTyped] = useState<Record<string, string>>({})
  /** What lay there when somebody began to type over it. */
  const [seen, setSeen] = useState<Record<string, number>>({})
  const [errors, setErrors] = useState<FieldMessages>({})
  const [failure, setFailure] = useState<string>()
  const [isSaving, setIsSaving] = useState(false)
  const changed = product.variants.filter(
    ({ id, stock }) => typed[id] !== undefined && typed[id]?.trim() !== String(stock),
  )

  const forget = (id: string) => setSeen(({ [id]: _done, ...rest }) => rest)

  async function save() {
    setIsSaving(true)
    setFailure(undefined)
    const nextErrors: FieldMessages = {}
    let done = 0
    for (const { id, stock } of changed) {
      const text = (typed[id] ?? '').trim()
      if (!/^\d{1,7}$/.test(text)) {
        nextErrors[id] = t('Enter a whole number.')
        continue
      }
      try {
        await client.product.products.setStock.mutate({
          variantId: id,
          stock: Number(text),
          seenOnHand: seen[id] ?? stock,
        })
        setTyped(({ [id]: _saved, ...rest }) => rest)
        forget(id)
        done += 1
      } catch (error) {
        const { code, message, fields } = toApiError(error)
        if (fields.stock) nextErrors[id] = fields.stock
        else if (code === 'CONFLICT') {
          nextErrors[id] = message
          forget(id)
        } else setFailure(message)
      }
    }
    setErrors(nextErrors)
    setIsSaving(false)
    if (done > 0) {
      notifyDone(
        t('Stock saved'),
        t('{count, plural, one {# variant} other {# variants}} counted anew.', { count: done }),
      )
    }
    router.refresh()
  }

  return (
    <section className={classes.card} aria-labelledby="stock-title">
      <h2 className={classes.cardTitle} id="stock-title">
        {canEdit ? t('Stock') : t('Price and stock')}
      </h2>
      <div className={table.scroll}>
        <table className={table.variants} data-plain>
          <thead>
            <tr>
              <th scope="col">{t('Variant')}</th>
              <th scope="col">{t('SKU')}</th>
              {canEdit ? null : <th scope="col">{t('Price')}</th>}
              <th scope="col">{t('Weight')}</th>
              <th scope="col">{t('Held for orders')}</th>
              <th scope="col">{t('Stock')}</th>
            </tr>
          </thead>
          <tbody>
            {product.variants.map((variant) => {
              const name = variantName(variant.optionValues)
              return (
                <tr key={variant.id}>
                  <th scope="row">{name}</th>
                  <td data-label={t('SKU')} data-wide>
                    <code>{variant.sku}</code>
                  </td>
                  {canEdit ? null : (
                    <td data-label={t('Price')}>
                      <MoneyText amountMinor={variant.priceMinor} currency={product.currency} />
                      {variant.priceBreaks.map(({ minQuantity, priceMinor }) => (
                        <div key={minQuantity} className={classes.soft}>
                          {t.rich('from {quantity, number} <price></price>', {
                            quantity: minQuantity,
                            price: () => <MoneyText amountMinor={priceMinor} currency={product.currency} />,
                          })}
                        </div>
                      ))}
                    </td>
                  )}
                  <td data-label={t('Weight')} style={{ whiteSpace: 'nowrap' }}>
                    {t('{grams, number} g', { grams: variant.weightGrams })}
                  </td>
                  <td data-label={t('Held for orders')}>{formatCount(variant.reserved)}</td>
                  <td data-label={t('Stock')}>
                    {canEdit ? (
                      <TextInput
                        aria-label={t('Stock, {name}', { name })}
                        w={110}
                        inputMode="numeric"
                        maxLength={7}
                        autoComplete="off"
                        value={typed[variant.id] ?? String(variant.stock)}
                        error={errors[variant.id]}
                        onChange={(event) => {
                          const { value } = event.currentTarget
                          setTyped((before) => ({ ...before, [variant.id]: value }))
                          setSeen((before) => ({ [variant.id]: variant.stock, ...before }))
                        }}
                      />
                    ) : (
                      formatCount(variant.stock)
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {failure ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert" m="md">
          {failure}
        </Alert>
      ) : null}
      {canEdit ? (
        <Group className={classes.cardBody}>
          <Button loading={isSaving} disabled={changed.length === 0} onClick={save}>
            {t('Save stock')}
          </Button>
        </Group>
      ) : null}
    </section>
  )
}
