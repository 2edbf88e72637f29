import type { CategoryAttribute, createAttributeInput, ProductDraftInput } from '@millyard/contracts'
import type { z } from 'zod'
import { CARE_CHOICES, MADE_IN, MATERIAL_NAMES } from '../products/details.ts'
import type { DemoDetails } from '../types.ts'
import type { Api } from './sessions.ts'

type Definition = z.input<typeof createAttributeInput> & {
  read: (details: DemoDetails) => string | number | boolean | undefined
  /** Slugs of the categories that ask for it; those below do too. */
  optional: readonly string[]
  required?: readonly string[]
  off?: readonly string[]
}
const list = (names: readonly string[]) => names.map((name) => ({ name }))
const GOODS = ['kitchen', 'home', 'lighting', 'workshop', 'garden', 'paper', 'toys']

const ATTRIBUTES: readonly Definition[] = [
  {
    name: 'Material',
    kind: 'choice',
    help: 'What most of it is made of.',
    isFilter: true,
    values: list(MATERIAL_NAMES),
    read: ({ material }) => material,
    optional: GOODS,
    required: ['textiles', 'bags-and-leather'],
    off: ['seeds-and-birds'],
  },
  {
    name: 'Width',
    kind: 'number',
    unit: 'cm',
    help: 'At its widest, as it stands.',
    isFilter: true,
    read: ({ widthCm }) => widthCm,
    optional: [
      ...['furniture', 'clocks-and-mirrors', 'brooms-and-baskets', 'lamps-and-lanterns', 'tableware', 'pots-and-pans'],
      ...['jars-and-storage', 'pots-and-planters', 'bags', 'hardware-and-storage'],
    ],
  },
  {
    name: 'Dishwasher safe',
    kind: 'yes_no',
    isFilter: true,
    read: ({ dishwasher }) => dishwasher,
    optional: ['kitchen'],
    off: ['tea-and-coffee'],
  },
  {
    name: 'Care',
    kind: 'choices',
    help: 'All that it needs to last.',
    isFilter: false,
    values: list(CARE_CHOICES),
    read: ({ care }) => care,
    optional: ['kitchen', 'home', 'workshop', 'textiles', 'bags-and-leather'],
  },
  {
    name: 'Made in',
    kind: 'choice',
    help: 'Where the last important step of the work is done.',
    isFilter: true,
    values: list(MADE_IN),
    read: ({ madeIn }) => madeIn,
    optional: [...GOODS, 'textiles', 'bags-and-leather', 'food'],
  },
]

/** Adds the attributes and says in which categories they are asked for. `categoryIds`: by slug. */
export async function seedAttributes(staff: Api, categoryIds: ReadonlyMap<string, string>): Promise<void> {
  for (const { read: _read, optional, required = [], off = [], ...attribute } of ATTRIBUTES) {
    const { attributeId } = await staff.product.attributes.create.mutate(attribute)
    const attach = (slugs: readonly string[], mode: 'optional' | 'required' | 'off') =>
      slugs.map((slug) => {
        const categoryId = categoryIds.get(slug)
        if (!categoryId) throw new Error(`No category "${slug}"`)
        return staff.product.attributes.attach.mutate({ categoryId, attributeId, mode })
      })
    await Promise.all([...attach(optional, 'optional'), ...attach(required, 'required'), ...attach(off, 'off')])
  }
}

type Entry = NonNullable<ProductDraftInput['attributes']>[number]

/** The values of a product for what its category asks for. */
export function attributeValues(asked: readonly CategoryAttribute[], details: DemoDetails): Entry[] {
  return asked.flatMap(({ id: attributeId, name, values }): Entry[] => {
    const said = ATTRIBUTES.find((attribute) => attribute.name === name)?.read(details)
    if (said === undefined) return []
    if (typeof said !== 'string') return [{ attributeId, value: said }]
    const value = values.find((known) => known.name === said)
    if (!value) throw new Error(`"${said}" is not in the list of ${name}`)
    return [{ attributeId, value: [value.id] }]
  })
}
