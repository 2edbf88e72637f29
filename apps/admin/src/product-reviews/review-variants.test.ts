import { expect, test } from 'vitest'
import { reviewVariants } from './review-variants.ts'

const content = {
  title: 'Stool',
  description: '',
  categoryId: null,
  categoryName: '',
  brandId: null,
  attributes: [],
  brandName: '',
  options: [],
  images: [],
  currency: null,
  leadTimeDays: null,
  terms: null,
}
const summary = {
  id: 'prv_1',
  number: 2,
  status: 'submitted' as const,
  createdAt: '',
  createdBy: '',
  submittedAt: null,
  submittedBy: null,
  decidedAt: null,
  decidedBy: null,
  isAutomatic: false,
  note: '',
  version: 1,
  updatedAt: '',
}

test('what is on sale shows its offer, whatever the version says; what is new shows its first', () => {
  const known = {
    id: 'var_s',
    optionValues: ['Small'],
    sku: '',
    priceMinor: null,
    weightGrams: null,
    stock: null,
    priceBreaks: [],
  }
  const fresh = { optionValues: ['Large'], sku: 'L', priceMinor: 900, weightGrams: 70, stock: 3, priceBreaks: [] }
  const revision = {
    ...summary,
    content: { ...content, variants: [known, fresh] },
    base: { ...content, variants: [{ ...known, optionValues: ['S'] }] },
  }
  const offer = {
    id: 'var_s',
    sku: 'S',
    optionValues: ['S'],
    priceMinor: 500,
    weightGrams: 50,
    stock: 8,
    reserved: 1,
    priceBreaks: [],
  }
  expect(reviewVariants({ revision, variants: [offer] })).toEqual([
    { id: 'var_s', optionValues: ['Small'], sku: 'S', priceMinor: 500, weightGrams: 50, stock: 8, isNew: false },
    { id: 'new-1', optionValues: ['Large'], sku: 'L', priceMinor: 900, weightGrams: 70, stock: 3, isNew: true },
  ])
})
