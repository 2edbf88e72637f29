import { SlidersHorizontal } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { Checkbox, Select } from '../components/field.tsx'
import type { ListingQuery } from './listing-query.ts'

const SORTS: readonly { value: ListingQuery['sort']; label: string }[] = [
  { value: 'relevance', label: 'Best match' },
  { value: 'newest', label: 'Newest first' },
  { value: 'price_asc', label: 'Price, low to high' },
  { value: 'price_desc', label: 'Price, high to low' },
  { value: 'rating', label: 'Best rated' },
]

export interface ListingFiltersProps {
  /** Where the form leads: the listing's own path. */
  path: string
  query: ListingQuery
  /** Choices; none where the page itself is about one category or one factory. */
  categories?: readonly { value: string; label: string }[]
  factories?: readonly { value: string; label: string }[]
}

/** What a listing can be narrowed by. A GET form: the address holds every choice, and it needs no script. */
export function ListingFilters({ path, query, categories, factories }: ListingFiltersProps) {
  const isNarrowed = Boolean(query.inStock || (categories && query.category) || (factories && query.factory))
  return (
    <details className="group mb-8 rounded-md border border-line bg-surface" open={isNarrowed}>
      <summary className="flex min-h-12 list-none items-center gap-2.5 rounded-md px-4 font-medium hover:bg-surface-hover [&::-webkit-details-marker]:hidden">
        <SlidersHorizontal size={18} aria-hidden />
        Filter and sort
        <span className="ml-auto font-normal text-ink-soft text-sm">
          {SORTS.find((sort) => sort.value === query.sort)?.label}
        </span>
      </summary>
      <form
        action={path}
        method="get"
        className="grid items-end gap-4 border-line border-t p-4 sm:grid-cols-2 lg:grid-cols-[repeat(3,1fr)_auto_auto]"
      >
        {query.q ? <input type="hidden" name="q" value={query.q} /> : null}
        {categories ? (
          <Select
            label="Category"
            name="category"
            required={false}
            placeholder="All categories"
            options={categories}
            defaultValue={query.category ?? ''}
          />
        ) : null}
        {factories ? (
          <Select
            label="Factory"
            name="factory"
            required={false}
            placeholder="All factories"
            options={factories}
            defaultValue={query.factory ?? ''}
          />
        ) : null}
        <Select
          label="Sort by"
          name="sort"
          options={query.q ? SORTS : SORTS.filter((sort) => sort.value !== 'relevance')}
          defaultValue={query.sort}
        />
        <Checkbox label="In stock only" name="inStock" value="1" defaultChecked={query.inStock === true} />
        <Button type="submit" variant="secondary">
          Apply
        </Button>
      </form>
    </details>
  )
}
