import { expect, test } from 'vitest'
import { readReviewsQuery, reviewsPath } from './reviews-query.ts'

test('an address that makes no sense shows the newest reviews', () => {
  const rubbish = { stars: '9', order: 'sideways', reviews: 'x'.repeat(500), reviewPages: '-3' }
  expect(readReviewsQuery(rubbish)).toEqual({ sort: 'newest', stars: undefined, cursor: undefined, pages: 1 })
  expect(readReviewsQuery({ stars: '1e9', reviewPages: '1000000' })).toMatchObject({ stars: undefined, pages: 1 })
})

test('what is shown and its address are the same thing', () => {
  const query = readReviewsQuery({ stars: '4', order: 'lowest', reviews: 'abc', reviewPages: '3' })
  const path = reviewsPath('teapot', query)
  expect(path).toBe('/products/teapot?stars=4&order=lowest&reviews=abc&reviewPages=3#reviews')
  expect(readReviewsQuery(Object.fromEntries(new URL(path, 'http://x').searchParams))).toEqual(query)
  expect(reviewsPath('teapot', readReviewsQuery({}))).toBe('/products/teapot#reviews')
})
