import type { ShownContent } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { type ContentWords, compareContent, compareTexts } from './compare-content.ts'

const WORDS: ContentWords = {
  product: 'The product',
  pictures: 'Pictures',
  title: 'Title',
  description: 'Description',
  sameWords: 'The form differs.',
  category: 'Category',
  brand: 'Brand',
  variants: 'Variants',
  option: (name) => `Option “${name}”`,
}
const image = (id: string, alt = `Picture ${id}`) => ({ id, basePath: `/media/${id}`, widths: [320], alt })
const variant = (id: string | undefined, ...optionValues: string[]) => ({
  ...(id ? { id } : {}),
  optionValues,
  sku: '',
  priceMinor: null,
  priceBreaks: [],
  weightGrams: null,
  stock: null,
})
const content = (changes: Partial<ShownContent> = {}): ShownContent => ({
  title: 'Oak stool',
  description: 'Turned by hand.',
  categoryId: null,
  categoryName: 'Seating',
  brandId: null,
  brandName: '',
  attributes: [],
  options: [{ name: 'Size', values: ['S', 'L'] }],
  variants: [variant('var_s', 'S'), variant('var_l', 'L')],
  images: [image('a'), image('b'), image('c')],
  currency: null,
  leadTimeDays: null,
  terms: null,
  ...changes,
})
const changesOf = (changes: Partial<ShownContent>) => compareContent(content(), content(changes), WORDS)

test('what is the same is not told', () => {
  expect(changesOf({})).toEqual([])
})

test('texts are compared word by word', () => {
  expect(compareTexts('Turned by hand.', 'Turned twice by hand.')).toEqual([
    { value: 'Turned ', kind: 'same' },
    { value: 'twice ', kind: 'added' },
    { value: 'by hand.', kind: 'same' },
  ])
  expect(changesOf({ title: 'Oak stool, turned' })).toMatchObject([{ kind: 'text', label: 'Title' }])
})

test('texts with little in common are told one after the other', () => {
  expect(compareTexts('Oak stool', 'A chair made of ash')).toEqual([
    { value: 'Oak stool', kind: 'removed' },
    { value: '\n', kind: 'same' },
    { value: 'A chair made of ash', kind: 'added' },
  ])
  expect(compareTexts('', 'New')).toEqual([{ value: 'New', kind: 'added' }])
})

test('a rich text is compared by what is read, its links with where they lead; form alone is told in words', () => {
  const partsOf = (before: string, after: string) => {
    const [change] = compareContent(content({ description: before }), content({ description: after }), WORDS)
    return change?.kind === 'text' ? change.parts : []
  }
  expect(partsOf('<p>Turned by hand.</p>', '<p>Turned <strong>twice</strong> by hand.</p>')).toEqual([
    { value: 'Turned ', kind: 'same' },
    { value: 'twice ', kind: 'added' },
    { value: 'by hand.', kind: 'same' },
  ])
  expect(
    partsOf('<p>See <a href="https://a.example/">here</a>.</p>', '<p>See <a href="https://b.example/">here</a>.</p>'),
  ).toContainEqual({ value: 'b', kind: 'added' })
  expect(partsOf('<p>Oil it.</p>', '<h3>Oil it.</h3>')).toEqual([{ value: WORDS.sameWords, kind: 'same' }])
})

test('script in a text is text', () => {
  const [change] = changesOf({ title: 'Oak stool <script>alert(1)</script>' })
  const parts = change?.kind === 'text' ? change.parts : []
  expect(
    parts
      .filter(({ kind }) => kind !== 'removed')
      .map(({ value }) => value)
      .join(''),
  ).toBe('Oak stool <script>alert(1)</script>')
})

test('a category, an option and variants say what came and what went', () => {
  const changes = changesOf({
    categoryName: 'Tables',
    options: [{ name: 'Size', values: ['S', 'XL'] }],
    variants: [variant('var_s', 'S'), variant(undefined, 'XL')],
  })
  expect(changes).toMatchObject([
    {
      label: 'Category',
      items: [
        { value: 'Tables', kind: 'added' },
        { value: 'Seating', kind: 'removed' },
      ],
    },
    { label: 'Option “Size”' },
    {
      label: 'Variants',
      items: [
        { value: 'S', kind: 'same' },
        { value: 'XL', kind: 'added' },
        { value: 'L', kind: 'removed' },
      ],
    },
  ])
})

test('a brand that came is new, and one that went is gone', () => {
  expect(changesOf({ brandName: 'Halbach' })).toMatchObject([
    { label: 'Brand', items: [{ value: 'Halbach', kind: 'added' }] },
  ])
  expect(compareContent(content({ brandName: 'Halbach' }), content(), WORDS)).toMatchObject([
    { label: 'Brand', items: [{ value: 'Halbach', kind: 'removed' }] },
  ])
})

test('details say what came, went and changed; a value that staff renamed is the same', () => {
  const entry = (attributeId: string, value: string[] | number, text: string) => ({
    attributeId,
    value,
    name: attributeId.toUpperCase(),
    text,
  })
  const before = content({
    attributes: [entry('wood', ['oak'], 'Oak'), entry('width', 40, '40 cm'), entry('old', 1, '1')],
  })
  const after = content({
    attributes: [entry('wood', ['oak'], 'Oak of the Alps'), entry('width', 45, '45 cm'), entry('new', 2, '2')],
  })
  expect(compareContent(before, after, WORDS)).toMatchObject([
    {
      label: 'WIDTH',
      items: [
        { value: '45 cm', kind: 'added' },
        { value: '40 cm', kind: 'removed' },
      ],
    },
    { label: 'NEW', items: [{ value: '2', kind: 'added' }] },
    { label: 'OLD', items: [{ value: '1', kind: 'removed' }] },
  ])
})

test('a renamed variant is one change, not one gone and one new', () => {
  const changes = changesOf({
    options: [{ name: 'Size', values: ['S', 'Large'] }],
    variants: [variant('var_s', 'S'), variant('var_l', 'Large')],
  })
  expect(changes.find(({ id }) => id === 'variants')).toMatchObject({
    items: [
      { value: 'S', kind: 'same' },
      { value: 'L → Large', kind: 'renamed' },
    ],
  })
})

test('another order alone is a change', () => {
  const [change] = changesOf({ variants: [variant('var_l', 'L'), variant('var_s', 'S')] })
  expect(change).toMatchObject({ label: 'Variants', isReordered: true })
})

test('pictures say what came, went, moved, and got other words; a new one in front moves nobody', () => {
  const [change] = changesOf({ images: [image('new'), image('a'), image('c'), image('b', 'Other words')] })
  expect(change?.kind === 'pictures' && change.pictures).toMatchObject([
    { kind: 'added', place: 1 },
    { kind: 'same', place: 2 },
    { kind: 'same', place: 3, placeBefore: 3 },
    { kind: 'same', place: 4, placeBefore: 2, altBefore: 'Picture b' },
  ])
  const [removed] = changesOf({ images: [image('a'), image('c')] })
  const pictures = removed?.kind === 'pictures' ? removed.pictures : []
  expect(pictures.map(({ kind, placeBefore }) => [kind, placeBefore])).toEqual([
    ['same', undefined],
    ['same', undefined],
    ['removed', undefined],
  ])
})
