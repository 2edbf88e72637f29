import { NotFoundState } from '@millyard/ui/portal'

export default function OrderNotFound() {
  return <NotFoundState what="order" back={{ label: 'Back to orders', href: '/orders' }} />
}
