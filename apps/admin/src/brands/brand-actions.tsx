'use client'
import { Stack, Text } from '@mantine/core'
import type { StaffBrand } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { MergeBrand } from './merge-brand.tsx'
import { useReloadBrand } from './use-reload-brand.ts'

/** How much carries a brand, and how it leaves the list. */
export function BrandActions({ brand, mayChange }: { brand: StaffBrand; mayChange: boolean }) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const router = useRouter()
  const reload = useReloadBrand()
  const { mutateAsync } = useMutation(trpc.product.brands.remove.mutationOptions())
  const { id: brandId, version, name, productCount, openCount } = brand
  const isUsed = productCount > 0 || openCount > 0
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t(
          '{productCount, plural, one {# product} other {# products}}, and {openCount, plural, one {# version} other {# versions}} that factories write or staff look at.',
          { productCount, openCount },
        )}
      </Text>
      {mayChange ? (
        <>
          <MergeBrand
            brand={brand}
            effect={t(
              'All that {name} has becomes the other brand’s: its products, its links, and what is being written with it. This cannot be undone.',
              { name },
            )}
            onMerged={(into) => router.push(`/brands/${into.id}`)}
          />
          {isUsed ? (
            <Text size="sm" c="dimmed">
              {t('It can be removed once nothing carries it.')}
            </Text>
          ) : (
            <ConfirmAction
              title={t('Remove “{name}”?', { name })}
              message={t('Links to it will no longer work. This cannot be undone.')}
              confirmLabel={t('Remove brand')}
              tone="danger"
              onConfirm={async () => {
                if (!(await reloadWhenOvertaken('brand', mutateAsync({ brandId, version }), reload))) return
                notifyDone(t('{name} is removed', { name }))
                router.push('/brands')
                await reload()
              }}
            />
          )}
        </>
      ) : null}
    </Stack>
  )
}
