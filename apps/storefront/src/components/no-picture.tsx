/** Stands where a product has no picture yet. */
export function NoPicture() {
  return (
    <span className="grid size-full place-items-center px-4 text-center text-ink-soft text-sm">No picture yet</span>
  )
}
