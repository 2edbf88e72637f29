import type { CategoryNode, Facet, Facets } from '@millyard/contracts'
import { SlidersHorizontal, Star, X } from 'lucide'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonClass } from '../components/button.tsx'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/icon.tsx'
import { type Choice, categoryChoices, choicesOf } from './facet-choices.ts'
import { useFacetName } from './facet-words.ts'
import { FILTERS } from './filter-address.ts'
import { FilterForm } from './filter-form.tsx'
import { type ListingQuery, listingPath, toPlainAmount, withFilters } from './listing-query.ts'
import { countText, useProductsText } from './use-products-text.ts'

/** More facets than these are rarely looked at. */
const MOST_VALUE_FACETS = 8

export interface ListingFiltersProps {
  /** Where the form leads: the listing's own path. */
  path: string
  query: ListingQuery
  facets: Facets
  tree: readonly CategoryNode[]
  /** The category that the page is about. */
  category?: string
  /** Facets that the page itself answers. */
  hidden?: readonly string[]
}

/** The button that opens the filters where they do not stand beside the goods. It needs no script. */
export function FiltersButton({ chosen }: { chosen: number }) {
  const t = useExtracted()
  return (
    <button type="button" popoverTarget={FILTERS} className={buttonClass('secondary', 'sm', 'lg:hidden')}>
      <Icon drawing={SlidersHorizontal} size={18} />
      {t('Filters')}
      {chosen > 0 ? <span className="figures rounded-full bg-green px-2 text-on-green text-sm">{chosen}</span> : null}
    </button>
  )
}

/**
 * What a listing can be narrowed by: beside the goods on wide screens, a sheet from below on others. A GET form in a popover:
 * the address holds every choice, and neither needs a script.
 */
export function ListingFilters({ path, query, facets, tree, category, hidden = [] }: ListingFiltersProps) {
  const t = useExtracted()
  const productsText = useProductsText()
  const { filters } = query
  let valueFacets = 0
  const shown = facets.facets.filter((facet) => {
    if (hidden.includes(facet.key)) return false
    if (facet.kind !== 'values' || facet.key === 'category' || facet.key === 'factory') return true
    // One value that all goods have narrows nothing.
    const isUseful = facet.values.length > 1 || facet.values.some(({ isChosen }) => isChosen)
    if (isUseful) valueFacets += 1
    return isUseful && valueFacets <= MOST_VALUE_FACETS
  })
  const currency = facets.facets.find(({ kind }) => kind === 'price')?.price?.currency ?? filters.price?.currency
  return (
    <div
      id={FILTERS}
      popover="auto"
      className="filters-sheet m-0 w-full max-w-none bg-surface text-ink max-lg:fixed max-lg:inset-x-0 max-lg:top-auto max-lg:bottom-0 max-lg:max-h-[85dvh] max-lg:overflow-y-auto max-lg:rounded-t-md max-lg:border-line max-lg:border-t max-lg:px-5 lg:static lg:block lg:overflow-visible lg:bg-transparent"
    >
      <div className="sticky top-0 z-10 -mx-5 flex items-center justify-between bg-surface px-5 pt-3 pb-1 lg:hidden">
        <p className="font-heading text-xl">{t('Filters')}</p>
        <button
          type="button"
          popoverTarget={FILTERS}
          popoverTargetAction="hide"
          aria-label={t('Close')}
          className="-mr-2.5 inline-flex size-11 items-center justify-center rounded-md hover:bg-ground-deep"
        >
          <Icon drawing={X} size={20} />
        </button>
      </div>
      <FilterForm
        path={path}
        address={listingPath(path, { ...query, pages: 1, cursor: undefined })}
        showText={
          facets.total.count === 0 ? t('No products') : t('Show {products}', { products: productsText(facets.total) })
        }
      >
        {query.q ? <input type="hidden" name="q" value={query.q} /> : null}
        {query.askedFor ? <input type="hidden" name="for" value={query.askedFor} /> : null}
        {query.isExact ? <input type="hidden" name="exact" value="1" /> : null}
        {currency && currency !== 'EUR' ? <input type="hidden" name="currency" value={currency} /> : null}
        <div className="grid gap-6 pb-5">
          {shown.map((facet) => (
            <FacetFields key={facet.key} {...{ facet, path, query, tree, category }} />
          ))}
        </div>
      </FilterForm>
    </div>
  )
}

interface FacetFieldsProps {
  facet: Facet
  path: string
  query: ListingQuery
  tree: readonly CategoryNode[]
  category: string | undefined
}

function FacetFields({ facet, path, query, tree, category }: FacetFieldsProps) {
  const t = useExtracted()
  const facetName = useFacetName()
  if (facet.kind === 'price') return <PriceFields facet={facet} query={query} />
  const choices = facet.key === 'category' ? categoryChoices(facet, tree, category) : choicesOf(facet)
  if (choices.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{facet.kind === 'flag' ? t('Availability') : facetName(facet)}</legend>
      {facet.kind === 'rating' ? (
        <>
          {choices.map((choice) => (
            <ChoiceField key={choice.value} facet={facet} choice={choice} />
          ))}
          <label className="flex min-h-10 items-center gap-3 max-lg:min-h-11">
            <input
              type="radio"
              name="rating"
              value=""
              defaultChecked={query.filters.rating === undefined}
              className="size-5 shrink-0 accent-green"
            />
            {t('Any rating')}
          </label>
        </>
      ) : (
        choices.map((choice) => <ChoiceField key={choice.value} facet={facet} choice={choice} />)
      )}
      {facet.hasMore ? (
        <Link
          prefetch={false}
          scroll={false}
          href={listingPath(path, { ...withFilters(query, query.filters), all: facet.key })}
          className="link inline-flex min-h-10 items-center text-sm"
        >
          {t('Show all')}
        </Link>
      ) : null}
    </fieldset>
  )
}

function ChoiceField({ facet, choice }: { facet: Facet; choice: Choice }) {
  const t = useExtracted()
  const facetName = useFacetName()
  const { value, label, count, isChosen, depth } = choice
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>
  return (
    <label
      className={cx('flex min-h-10 items-center gap-3 max-lg:min-h-11', count === 0 && !isChosen && 'text-ink-soft')}
      style={depth > 0 ? { paddingInlineStart: `${depth * 1.25}rem` } : undefined}
    >
      <input
        type={facet.kind === 'rating' ? 'radio' : 'checkbox'}
        name={facet.key}
        value={value}
        defaultChecked={isChosen}
        className="size-5 shrink-0 accent-green"
      />
      <span className="min-w-0 flex-1">
        {facet.kind === 'rating'
          ? t.rich(
              '{stars, plural, one {# <star></star><hidden> star</hidden> and up} other {# <star></star><hidden> stars</hidden> and up}}',
              {
                stars: Number(value),
                star: () => <Icon drawing={Star} size={15} className="mb-0.5 inline fill-current" />,
                hidden,
              },
            )
          : facet.kind === 'flag'
            ? facetName(facet)
            : label}
      </span>
      <span className="figures text-ink-soft text-sm">
        {t.rich('{count}<hidden> products</hidden>', { count: countText(count, facet.isAtLeast), hidden })}
      </span>
    </label>
  )
}

function PriceFields({ facet, query }: { facet: Facet; query: ListingQuery }) {
  const t = useExtracted()
  const { price } = query.filters
  const currency = price?.currency ?? facet.price?.currency
  if (!currency) return null
  const fields = [
    {
      name: 'price-min',
      label: t('Lowest price, {currency}', { currency }),
      value: price?.minMinor,
      hint: facet.price?.minMinor,
    },
    {
      name: 'price-max',
      label: t('Highest price, {currency}', { currency }),
      value: price?.maxMinor,
      hint: facet.price?.maxMinor,
    },
  ]
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-semibold">{t('Price, {currency}', { currency })}</legend>
      <div className="flex items-center gap-2">
        {fields.map(({ name, label, value, hint }, index) => (
          <span key={name} className="contents">
            {index === 1 ? <span aria-hidden>–</span> : null}
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              name={name}
              aria-label={label}
              defaultValue={toPlainAmount(value, currency)}
              placeholder={toPlainAmount(hint, currency)}
              maxLength={13}
              className="figures h-11 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 placeholder:text-ink-soft hover:border-ink"
            />
          </span>
        ))}
      </div>
    </fieldset>
  )
}
