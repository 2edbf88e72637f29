import { REVIEW_SORTS, type reviewsInput } from '@millyard/contracts'
import type { z } from 'zod'
import { firstParam, type RawSearchParams } from '../page-props.ts'

/** What the address of a product page says about its reviews. */
export type ReviewsQuery = Pick<z.infer<typeof reviewsInput>, 'sort' | 'stars' | 'cursor'> & {
  /** How many pages are on the screen. */
  pages: number
}

export const REVIEWS_PER_PAGE = 10
/** A longer list goes on with its next address. */
const MOST_PAGES = 10
const MAX_CURSOR = 400

/** Reads an address that anyone may have typed: what makes no sense is left out, never an error. */
export function readReviewsQuery(params: RawSearchParams): ReviewsQuery {
  const stars = Number(firstParam(params.stars))
  const sort = firstParam(params.order)
  const cursor = firstParam(params.reviews)
  const pages = Number(firstParam(params.reviewPages))
  return {
    sort: REVIEW_SORTS.find((known) => known === sort) ?? 'newest',
    stars: Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : undefined,
    cursor: cursor && cursor.length <= MAX_CURSOR ? cursor : undefined,
    pages: Number.isInteger(pages) && pages >= 1 && pages <= MOST_PAGES ? pages : 1,
  }
}

/** Whether one more page fits on the screen. */
export function hasRoom({ pages }: ReviewsQuery): boolean {
  return pages < MOST_PAGES
}

/** The address of these reviews on their product's page, without what is at its default. */
export function reviewsPath(slug: string, { sort, stars, cursor, pages }: Partial<ReviewsQuery>): string {
  const params = new URLSearchParams()
  if (stars) params.set('stars', String(stars))
  if (sort && sort !== 'newest') params.set('order', sort)
  if (cursor) params.set('reviews', cursor)
  if (pages && pages > 1) params.set('reviewPages', String(pages))
  const text = params.toString()
  return `/products/${slug}${text ? `?${text}` : ''}#reviews`
}
