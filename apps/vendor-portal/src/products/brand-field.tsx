'use client'
import { Anchor, Select, Stack, Text } from '@mantine/core'
import type { BrandChoice } from '@millyard/contracts'
import { useTRPC } from '@millyard/web-kit/client'
import { useQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { ProposeBrand } from './propose-brand.tsx'
import type { ProductEditorState } from './use-product-editor.ts'

const SHOWN = 50

/** Under which name it is sold, if it has one. A name that is missing is proposed from here. */
export function BrandField({ editor, brands: loaded }: { editor: ProductEditorState; brands: BrandChoice[] }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const { form, field } = editor
  const { data } = useQuery({
    ...trpc.product.products.brandChoices.queryOptions(),
    initialData: { brands: loaded },
    staleTime: 60_000,
  })
  const [isProposing, setProposing] = useState(false)
  const { brandId } = form.values
  const chosen = data.brands.find(({ id }) => id === brandId)
  const note =
    chosen?.status === 'proposed'
      ? t('You have proposed it. You can submit the product; our staff decide on the brand first.')
      : chosen?.status === 'refused'
        ? t('Our staff did not accept it: {note}', { note: chosen.note })
        : undefined
  const choose = (id: string) => form.setFieldValue('brandId', id)
  return (
    <Stack gap={6}>
      <Select
        label={t('Brand (optional)')}
        description={
          note ?? t('The name that stands on the goods. Without one, they are sold under your factory’s name.')
        }
        searchable
        clearable
        placeholder={t('No brand')}
        limit={SHOWN}
        nothingFoundMessage={t('Not in the list. You can propose it below.')}
        data={data.brands
          .filter(({ id, status }) => status !== 'refused' || id === brandId)
          .map(({ id, name, status }) => ({
            value: id,
            label: status === 'proposed' ? t('{name} (proposed)', { name }) : name,
          }))}
        {...field('brandId')}
        value={brandId || null}
        onChange={(id) => choose(id ?? '')}
      />
      <Text size="sm">
        <Anchor component="button" type="button" size="sm" onClick={() => setProposing(true)}>
          {t('My brand is not in the list')}
        </Anchor>
      </Text>
      <ProposeBrand isOpen={isProposing} onClose={() => setProposing(false)} onProposed={choose} />
    </Stack>
  )
}
