import { NotFoundState } from '@millyard/ui/portal'

export default function ProductNotFound() {
  return <NotFoundState what="product" back={{ label: 'Back to products', href: '/products' }} />
}
