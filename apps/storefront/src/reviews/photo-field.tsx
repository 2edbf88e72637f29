'use client'
import { type ImageRef, MAX_IMAGE_BYTES, MAX_PHOTOS_PER_REVIEW } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { Camera, X } from 'lucide'
import { useExtracted } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { buttonClass } from '../components/button.tsx'
import { FieldError } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'

const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp']

/** A photo that is chosen and not yet sent. */
export interface ChosenPhoto {
  id: number
  file: File
  preview: string
  error?: string
}

export interface PhotoFieldProps {
  /** Those that the review has already. */
  photos: readonly ImageRef[]
  onRemove: (photo: ImageRef) => void
  chosen: readonly ChosenPhoto[]
  onChange: (chosen: readonly ChosenPhoto[]) => void
  isBusy: boolean
}

let lastId = 0

function Thumb({
  children,
  label,
  onRemove,
  isBusy,
}: Readonly<{
  children: ReactNode
  label: string
  onRemove: () => void
  isBusy: boolean
}>) {
  return (
    <span className="relative block size-24 overflow-hidden rounded-sm bg-picture">
      {children}
      <button
        type="button"
        aria-label={label}
        disabled={isBusy}
        onClick={onRemove}
        className="absolute top-1 right-1 inline-flex size-8 items-center justify-center rounded-full bg-surface text-ink shadow-lift hover:bg-ground-deep disabled:opacity-55"
      >
        <Icon drawing={X} size={16} />
      </button>
    </span>
  )
}

/** Up to four photos: those that are there, and those that go along with the next saving. What was refused says why. */
export function PhotoField({ photos, onRemove, chosen, onChange, isBusy }: PhotoFieldProps) {
  const t = useExtracted('account')
  const [problem, setProblem] = useState<string>()
  const made = useRef(new Set<string>())
  const room = MAX_PHOTOS_PER_REVIEW - photos.length - chosen.length

  useEffect(() => {
    const previews = made.current
    return () => {
      for (const preview of previews) URL.revokeObjectURL(preview)
    }
  }, [])

  function choose(files: readonly File[]) {
    const good = files.filter((file) => ACCEPTED.includes(file.type) && file.size <= MAX_IMAGE_BYTES)
    setProblem(
      good.length < files.length
        ? t('Choose JPEG, PNG or WebP photos of at most 10 MB.')
        : good.length > room
          ? t('A review has at most {most, number} photos.', { most: MAX_PHOTOS_PER_REVIEW })
          : undefined,
    )
    const added = good.slice(0, room).map((file) => {
      lastId += 1
      const preview = URL.createObjectURL(file)
      made.current.add(preview)
      return { id: lastId, file, preview }
    })
    onChange([...chosen, ...added])
  }

  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">
        {t.rich('Photos<soft> (optional)</soft>', {
          soft: (chunks) => <span className="font-normal text-ink-soft">{chunks}</span>,
        })}
      </legend>
      <p className="-mt-1 mb-2 text-ink-soft text-sm">
        {t('Up to {most, number}. Everybody can see them; we take out where and when they were taken.', {
          most: MAX_PHOTOS_PER_REVIEW,
        })}
      </p>
      <ul className="flex flex-wrap gap-3">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <Thumb
              label={t('Remove photo {number, number}', { number: index + 1 })}
              onRemove={() => onRemove(photo)}
              isBusy={isBusy}
            >
              <Picture image={photo} sizes="96px" ratio={1} className="size-full object-cover" />
            </Thumb>
          </li>
        ))}
        {chosen.map((photo) => (
          <li key={photo.id} className="max-w-48">
            <Thumb
              label={t('Leave out {name}', { name: photo.file.name })}
              onRemove={() => onChange(chosen.filter(({ id }) => id !== photo.id))}
              isBusy={isBusy}
            >
              {/* A local file, not yet ours: there is nothing to optimise. */}
              <img src={photo.preview} alt={photo.file.name} className="size-full object-cover" />
            </Thumb>
            <FieldError error={photo.error} />
          </li>
        ))}
        {room > 0 ? (
          <li>
            <label
              className={buttonClass(
                'secondary',
                'sm',
                'size-24 flex-col px-2 text-sm has-focus-visible:outline-2 has-focus-visible:outline-green has-focus-visible:outline-offset-2',
              )}
            >
              <Icon drawing={Camera} size={22} strokeWidth={1.5} />
              {t('Add photos')}
              <input
                type="file"
                accept={ACCEPTED.join(',')}
                multiple
                disabled={isBusy}
                className="sr-only"
                onChange={(event) => {
                  choose([...(event.currentTarget.files ?? [])])
                  event.currentTarget.value = ''
                }}
              />
            </label>
          </li>
        ) : null}
      </ul>
      <FieldError error={problem} />
      <p aria-live="polite" className="sr-only">
        {chosen.length > 0
          ? t('{count, plural, one {# photo will be added.} other {# photos will be added.}}', { count: chosen.length })
          : ''}
      </p>
    </fieldset>
  )
}
