'use client'
import type { ProductCard } from '@millyard/contracts'
import { formatPlace, Picture } from '@millyard/ui'
import { Search } from 'lucide'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/icon.tsx'
import { Price } from '../components/price.tsx'
import { SITE_LINKS } from '../site-links.ts'
import { useSuggestions } from './use-suggestions.ts'

export { followKey } from './follow-key.ts'

export interface SuggestionListProps {
  /** Of the listbox. */
  id: string
  /** What is typed; not empty. */
  q: string
  /** Id of the option that the keyboard is at. */
  active: string | undefined
  onPick: () => void
}

/** What may be meant by what is typed, each a way to a page; at the end the search itself. */
export function SuggestionList({ id, q, active, onPick }: SuggestionListProps): ReactNode {
  const t = useExtracted('client')
  const found = useSuggestions(q)
  const { categories = [], brands = [], factories = [], products = [], corrected } = found ?? {}
  const count = categories.length + brands.length + factories.length + products.length
  const option = (key: string, href: string, children: ReactNode) => (
    <Link
      key={key}
      id={`${id}-${key}`}
      role="option"
      aria-selected={active === `${id}-${key}`}
      tabIndex={-1}
      prefetch={false}
      href={href}
      // The field keeps the focus, so that the list stays until the press has ended.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={cx(
        'flex min-h-11 items-center gap-3 px-4 py-1.5 hover:bg-surface-hover',
        active === `${id}-${key}` && 'bg-surface-hover outline-2 outline-green -outline-offset-2',
      )}
    >
      {children}
    </Link>
  )
  const group = (title: string, options: ReactNode[]) =>
    options.length > 0 ? (
      // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups of options, and no fieldset
      <div role="group" aria-label={title} className="border-line border-b py-2">
        <p role="presentation" className="px-4 pb-1 text-ink-soft text-sm">
          {title}
        </p>
        {options}
      </div>
    ) : null
  return (
    <div className="absolute top-full right-0 left-0 z-40 mt-1 max-h-[70dvh] overflow-y-auto rounded-md border border-line bg-surface shadow-lift md:min-w-110">
      <p role="status" className="sr-only">
        {found ? t('{count, plural, one {# suggestion} other {# suggestions}}', { count }) : ''}
      </p>
      {corrected ? (
        <p className="border-line border-b px-4 py-3 text-ink-soft text-sm">
          {t('Nothing has “{q}”. These are for “{corrected}”.', { q, corrected })}
        </p>
      ) : null}
      <div id={id} role="listbox" aria-label={t('Suggestions')}>
        {group(
          t('Categories'),
          categories.map(({ slug, name, parent }) =>
            option(
              `category-${slug}`,
              `/categories/${slug}`,
              <span>
                {parent
                  ? t.rich('{name} <soft>in {parent}</soft>', {
                      name,
                      parent,
                      soft: (chunks) => <span className="text-ink-soft">{chunks}</span>,
                    })
                  : name}
              </span>,
            ),
          ),
        )}
        {group(
          t('Brands'),
          brands.map(({ slug, name }) => option(`brand-${slug}`, `/brands/${slug}`, name)),
        )}
        {group(
          t('Factories'),
          factories.map(({ slug, name, city, country }) =>
            option(
              `factory-${slug}`,
              `/factories/${slug}`,
              <span>
                {name} <span className="text-ink-soft">{formatPlace(city, country)}</span>
              </span>,
            ),
          ),
        )}
        {group(
          t('Goods'),
          products.map((product) =>
            option(`product-${product.slug}`, `/products/${product.slug}`, <Goods product={product} />),
          ),
        )}
        {option(
          'all',
          `${SITE_LINKS.search}?q=${encodeURIComponent(q)}`,
          <>
            <Icon drawing={Search} size={18} strokeWidth={1.75} className="shrink-0 text-ink-soft" />
            <span className="min-w-0">{t('All results for “{q}”', { q })}</span>
          </>,
        )}
      </div>
    </div>
  )
}

function Goods({ product }: { product: ProductCard }) {
  return (
    <>
      <span className="h-14 w-11 shrink-0 overflow-hidden rounded-sm bg-picture">
        {product.image ? (
          <Picture image={product.image} alt="" sizes="44px" className="size-full object-cover" />
        ) : null}
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-1">{product.title}</span>
        <span className="block truncate text-ink-soft text-sm">{product.factory.name}</span>
      </span>
      <Price amountMinor={product.priceMinor} currency={product.currency} isFrom={product.isFromPrice} />
    </>
  )
}
