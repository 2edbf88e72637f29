import { LoaderCircle } from 'lucide'
import { Icon } from './icon.tsx'

/** Something is on its way. */
export function Spinner() {
  return <Icon drawing={LoaderCircle} size={18} className="motion-safe:animate-spin" />
}
