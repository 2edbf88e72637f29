import { loadOptional } from '@millyard/web-kit/load'
import { mayHaveCart } from '../cart/guest-cart.ts'
import { CartLink } from '../components/site-header.tsx'
import { api } from '../server-kit.ts'

/** The cart link with its count. Streamed after the page, so that counting never holds up browsing. */
export async function CartCount() {
  if (!(await mayHaveCart())) return <CartLink />
  const cart = await loadOptional(api().order.cart.get.query(), null)
  return <CartLink count={cart?.itemCount ?? 0} />
}
