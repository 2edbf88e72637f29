import { countryOptions } from '@millyard/ui'
import { PageHeader } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { BrandActions } from '../../../../brands/brand-actions.tsx'
import { BrandForm } from '../../../../brands/brand-form.tsx'
import { BrandLogo } from '../../../../brands/brand-logo.tsx'
import { NoAccess } from '../../../../components/no-access.tsx'
import { Columns, Panel } from '../../../../components/panel.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Brand') }
}

export default async function BrandPage({ params }: { params: Promise<{ brandId: string }> }) {
  const t = await getExtracted()

  const { brandId } = await params
  const { may } = await requireStaff(`/brands/${brandId}`)
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const brand = await load(api().product.brands.get.query({ brandId }))
  const mayChange = may('catalogue.manage')
  return (
    <>
      <PageHeader
        title={brand.name}
        description={`/brands/${brand.slug}`}
        breadcrumb={[{ label: t('Brands'), href: '/brands' }]}
      />
      <Columns
        main={
          <Panel title={t('Words')}>
            {/* Another version is another form: what somebody else has saved replaces what stands in the fields. */}
            <BrandForm key={brand.version} brand={brand} countries={countryOptions()} mayChange={mayChange} />
          </Panel>
        }
        side={
          <>
            <Panel title={t('Logo')}>
              <BrandLogo brand={brand} mayChange={mayChange} />
            </Panel>
            <Panel title={t('In use')}>
              <BrandActions brand={brand} mayChange={mayChange} />
            </Panel>
          </>
        }
      />
    </>
  )
}
