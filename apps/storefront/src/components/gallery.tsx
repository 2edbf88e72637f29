'use client'
import type { ImageRef } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { NoPicture } from './no-picture.tsx'

export interface GalleryProps {
  images: readonly ImageRef[]
  /** The product's title. */
  title: string
}

/**
 * A product's pictures: swiped on phones (CSS scroll snap), chosen by thumbnails or arrow keys elsewhere. Without
 * scripts the pictures still scroll and the thumbnails jump to them.
 */
export function Gallery({ images, title }: GalleryProps) {
  const t = useExtracted('client')
  const track = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(0)
  const last = images.length - 1

  function show(index: number) {
    const element = track.current
    if (!element) return
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    element.scrollTo({ left: index * element.clientWidth, behavior: calm ? 'instant' : 'smooth' })
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    show(Math.min(last, Math.max(0, active + step)))
  }

  if (images.length === 0) {
    return (
      <div className="aspect-4/5 rounded-md bg-picture">
        <NoPicture />
      </div>
    )
  }
  return (
    <section aria-label={t('Pictures of {title}', { title })} className="flex flex-col gap-3 lg:flex-row-reverse">
      <div className="relative min-w-0 flex-1">
        <ul
          ref={track}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={t('Scroll through the pictures with the arrow keys')}
          onKeyDown={onKeyDown}
          onScroll={(event) => {
            const { scrollLeft, clientWidth } = event.currentTarget
            if (clientWidth > 0) setActive(Math.min(last, Math.round(scrollLeft / clientWidth)))
          }}
          className="no-scrollbar flex snap-x snap-mandatory overflow-x-auto rounded-md bg-picture"
        >
          {images.map((image, index) => (
            <li key={image.id} id={`picture-${index + 1}`} className="aspect-4/5 w-full shrink-0 snap-center">
              <Picture
                image={image}
                alt={image.alt || t('{title}, picture {number, number}', { title, number: index + 1 })}
                sizes="(min-width: 64rem) 560px, (min-width: 48rem) 46vw, 100vw"
                isPriority={index === 0}
                className="size-full object-cover"
              />
            </li>
          ))}
        </ul>
        {images.length > 1 ? (
          <p className="figures absolute right-3 bottom-3 rounded-sm bg-surface px-2 text-sm" aria-hidden>
            {active + 1} / {images.length}
          </p>
        ) : null}
      </div>
      {images.length > 1 ? (
        <ul className="no-scrollbar flex gap-2 -m-1 overflow-x-auto p-1 lg:w-20 lg:shrink-0 lg:flex-col">
          {images.map((image, index) => (
            <li key={image.id}>
              <a
                href={`#picture-${index + 1}`}
                aria-label={t('Picture {number, number} of {count, number}', {
                  number: index + 1,
                  count: images.length,
                })}
                aria-current={index === active ? 'true' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  show(index)
                }}
                className={cx(
                  'block aspect-4/5 w-14 overflow-hidden rounded-sm bg-picture lg:w-full',
                  index === active ? 'shadow-[0_0_0_2px_var(--mill-ink)]' : 'opacity-75 hover:opacity-100',
                )}
              >
                <Picture image={image} alt="" sizes="80px" className="size-full object-cover" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
