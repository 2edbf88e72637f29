import { StrokeIcon } from './stroke-icon.tsx'

/** Something is on its way. */
export function Spinner() {
  return <StrokeIcon size={18} path="M21 12a9 9 0 1 1-6.219-8.56" className="motion-safe:animate-spin" />
}
