import { Heart as HeartIcon } from 'lucide'
import { Icon } from '../components/icon.tsx'
import type { HeartButtonProps } from './heart-button.tsx'
import { HeartButton } from './heart-button.tsx'
import { readWishedIds } from './wished-ids.ts'

/** The heart of a product, filled when it is on the visitor's wishlist. */
export async function Heart(props: Omit<HeartButtonProps, 'isWished' | 'icon'>) {
  const icon = <Icon drawing={HeartIcon} size={20} strokeWidth={1.75} />
  return <HeartButton {...props} icon={icon} isWished={(await readWishedIds()).has(props.productId)} />
}
