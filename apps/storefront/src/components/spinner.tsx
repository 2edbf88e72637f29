import { LoaderCircle } from 'lucide-react'

/** Something is on its way. */
export function Spinner() {
  return <LoaderCircle size={18} className="motion-safe:animate-spin" aria-hidden />
}
