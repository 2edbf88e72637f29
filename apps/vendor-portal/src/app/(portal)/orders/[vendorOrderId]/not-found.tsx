import { NotFoundState } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

export default function OrderNotFound() {
  const t = useExtracted()

  return (
    <NotFoundState title={t('We could not find this order')} back={{ label: t('Back to orders'), href: '/orders' }} />
  )
}
