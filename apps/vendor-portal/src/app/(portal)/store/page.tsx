import { countryOptions } from '@millyard/ui'
import { ButtonLink, PageHeader } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import { loadOptional } from '@millyard/web-kit/load'
import { IconExternalLink } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { Flow } from '../../../components/flow.tsx'
import { toStoreTexts } from '../../../onboarding/application-values.ts'
import { api } from '../../../server-kit.ts'
import { requireFactory } from '../../../session/require-factory.ts'
import { StoreForm } from '../../../store/store-form.tsx'
import { StorePicturesForm } from '../../../store/store-pictures.tsx'
import { VacationForm } from '../../../store/vacation-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Store profile') }
}

export default async function StorePage() {
  const t = await getExtracted()

  const { vendor } = await requireFactory('/store', 'store.manage')
  // A factory that was approved a moment ago is not known to the shop yet.
  const pictures = await loadOptional(api().product.storePictures.get.query(), { logo: null, cover: null })
  const { tagline, story, city, country, foundedYear, website } = toStoreTexts(vendor)
  const profile = { tagline, story, city, country, foundedYear, website }
  return (
    <Flow>
      <PageHeader
        title={t('Store profile')}
        description={t(
          'How {name} presents itself in the shop. Its name and its papers stay as our staff have checked them.',
          { name: vendor.name },
        )}
        actions={
          <ButtonLink
            href={`${webEnv().STOREFRONT_URL}/factories/${vendor.slug}`}
            variant="default"
            target="_blank"
            leftSection={<IconExternalLink size={18} />}
          >
            {t('See it in the shop')}
          </ButtonLink>
        }
      />
      {/* Each form starts anew with its own content alone: saving one keeps what was typed into the other. */}
      <StoreForm
        key={JSON.stringify(profile)}
        initial={profile}
        version={vendor.version}
        countries={countryOptions()}
      />
      <StorePicturesForm pictures={pictures} />
      <VacationForm key={JSON.stringify(vendor.vacation)} vacation={vendor.vacation} version={vendor.version} />
    </Flow>
  )
}
