import { NotFoundState } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

export default function ProductNotFound() {
  const t = useExtracted()

  return <NotFoundState what={t('product')} back={{ label: t('Back to products'), href: '/products' }} />
}
