import { Star } from 'lucide'
import { useExtracted } from 'next-intl'
import { Icon } from './icon.tsx'

export interface RatingProps {
  /** 1 to 5; null before the first review. */
  average: number | null
  count: number
  /** One star and figures on cards, five stars on a product page. */
  variant?: 'compact' | 'full'
}

function Stars({ average }: { average: number }) {
  const row = (className: string) => (
    <span className={`flex ${className}`}>
      {[1, 2, 3, 4, 5].map((star) => (
        <Icon drawing={Star} key={star} size={18} strokeWidth={0} fill="currentColor" className="shrink-0" />
      ))}
    </span>
  )
  return (
    <span className="relative inline-block" aria-hidden>
      {row('text-line')}
      <span className="absolute inset-0 overflow-hidden" style={{ width: `${(average / 5) * 100}%` }}>
        {row('text-ink')}
      </span>
    </span>
  )
}

export function Rating({ average, count, variant = 'compact' }: RatingProps) {
  const t = useExtracted()
  if (average === null || count === 0) {
    return variant === 'full' ? <span className="text-ink-soft">{t('No reviews yet')}</span> : null
  }
  const figure = average.toFixed(1)
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-sm">
      <span className="sr-only">
        {t('{figure} of 5 stars, {count, plural, one {# review} other {# reviews}}', { figure, count })}
      </span>
      {variant === 'full' ? (
        <Stars average={average} />
      ) : (
        <Icon drawing={Star} size={14} strokeWidth={0} fill="currentColor" />
      )}
      <span className="figures" aria-hidden>
        <span className="font-medium">{figure}</span>{' '}
        <span className="text-ink-soft">
          {variant === 'full' ? t('{count, plural, one {# review} other {# reviews}}', { count }) : `(${count})`}
        </span>
      </span>
    </span>
  )
}
