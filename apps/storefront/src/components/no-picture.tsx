import { useExtracted } from 'next-intl'
/** Stands where a product has no picture yet. */
export function NoPicture() {
  const t = useExtracted('client')
  return (
    <span className="grid size-full place-items-center px-4 text-center text-ink-soft text-sm">
      {t('No picture yet')}
    </span>
  )
}
