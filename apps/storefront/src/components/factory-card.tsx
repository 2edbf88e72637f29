import type { ImageRef } from '@millyard/contracts'
import { formatPlace, Picture } from '@millyard/ui'
import { MapPin } from 'lucide'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { Icon } from './icon.tsx'

export interface FactoryCardProps {
  factory: {
    slug: string
    name: string
    tagline: string
    city: string
    country: string
    foundedYear?: number | null
    productCount?: number
    logo?: ImageRef | null
  }
  headingLevel?: 2 | 3
}

/** A maker: name, place, what they make. */
export function FactoryCard({ factory, headingLevel = 3 }: FactoryCardProps) {
  const t = useExtracted()
  const Heading = `h${headingLevel}` as const
  return (
    <article className="group relative flex h-full flex-col rounded-md border border-line bg-surface p-6 transition-colors hover:border-ink">
      <p className="flex items-center gap-1.5 text-ink-soft text-sm">
        <Icon drawing={MapPin} size={14} />
        {formatPlace(factory.city, factory.country)}
      </p>
      {factory.logo ? (
        <Picture
          image={factory.logo}
          sizes="56px"
          ratio={1}
          alt=""
          className="absolute top-5 right-5 size-14 rounded-md border border-line bg-surface object-cover"
        />
      ) : null}
      <Heading className={factory.logo ? 'mt-2 pr-16 text-xl' : 'mt-2 text-xl'}>
        <Link
          prefetch={false}
          href={`/factories/${factory.slug}`}
          className="underline-offset-4 after:absolute after:inset-0 after:rounded-md group-hover:underline"
        >
          {factory.name}
        </Link>
      </Heading>
      <p className="mt-1.5">{factory.tagline}</p>
      {factory.productCount === undefined && !factory.foundedYear ? null : (
        <p className="figures mt-auto pt-4 text-ink-soft text-sm">
          {factory.foundedYear ? t('Since {year}', { year: String(factory.foundedYear) }) : null}
          {factory.foundedYear && factory.productCount !== undefined ? ' · ' : null}
          {factory.productCount === undefined
            ? null
            : t('{count, plural, one {# product} other {# products}}', { count: factory.productCount })}
        </p>
      )}
    </article>
  )
}
