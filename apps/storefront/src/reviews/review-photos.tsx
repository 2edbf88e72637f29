import type { ImageRef } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { X } from 'lucide'
import { useExtracted } from 'next-intl'
import { Icon } from '../components/icon.tsx'

/** A review's photos: small ones that open large. The browser's own popovers, so no script is needed. */
export function ReviewPhotos({ photos }: { photos: readonly ImageRef[] }) {
  const t = useExtracted()
  if (photos.length === 0) return null
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {photos.map((photo) => (
        <li key={photo.id}>
          <button
            type="button"
            popoverTarget={photo.id}
            aria-label={t('{alt}, show it large', { alt: photo.alt })}
            className="block size-20 overflow-hidden rounded-sm bg-picture hover:opacity-90"
          >
            <Picture image={photo} alt="" sizes="80px" ratio={1} className="size-full object-cover" />
          </button>
          <div
            id={photo.id}
            popover="auto"
            role="dialog"
            aria-label={photo.alt}
            className="m-auto max-h-[92dvh] max-w-[92vw] rounded-md bg-surface p-2 shadow-lift backdrop:bg-scrim"
          >
            <Picture image={photo} sizes="92vw" ratio={1} className="max-h-[84dvh] w-auto max-w-full object-contain" />
            <button
              type="button"
              popoverTarget={photo.id}
              popoverTargetAction="hide"
              className="mx-auto mt-1 flex min-h-11 items-center gap-2 rounded-md px-4 hover:bg-ground-deep"
            >
              <Icon drawing={X} size={18} />
              {t('Close')}
            </button>
          </div>
        </li>
      ))}
    </ul>
  )
}
