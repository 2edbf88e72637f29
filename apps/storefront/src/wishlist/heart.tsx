import type { HeartButtonProps } from './heart-button.tsx'
import { HeartButton } from './heart-button.tsx'
import { readWishedIds } from './wished-ids.ts'

/** The heart of a product, filled when it is on the visitor's wishlist. */
export async function Heart(props: Omit<HeartButtonProps, 'isWished'>) {
  return <HeartButton {...props} isWished={(await readWishedIds()).has(props.productId)} />
}
