import { NotFoundState } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

export default function OrderNotFound() {
  const t = useExtracted()

  return <NotFoundState what={t('order')} back={{ label: t('Back to orders'), href: '/orders' }} />
}
