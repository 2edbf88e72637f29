import { NotFoundState } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

export default function ProductNotFound() {
  const t = useExtracted()

  return (
    <NotFoundState
      title={t('We could not find this product')}
      back={{ label: t('Back to products'), href: '/products' }}
    />
  )
}
