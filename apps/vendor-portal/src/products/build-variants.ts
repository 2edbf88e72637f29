import { emptyVariant, MAX_VARIANTS, type OptionValues, type VariantValues } from './product-values.ts'

/** One more than may be saved: enough to say that there are too many, without building thousands. */
const ROWS_AT_MOST = MAX_VARIANTS + 1

const keyOf = (values: readonly string[]) => JSON.stringify(values)

/** Every combination of the options' values, in their order; one empty combination without options. */
export function combinations(options: readonly OptionValues[]): string[][] {
  let rows: string[][] = [[]]
  for (const { values } of options) {
    if (values.length === 0) continue
    rows = rows.flatMap((row) => values.map((value) => [...row, value])).slice(0, ROWS_AT_MOST)
  }
  return rows
}

/** The row that shares most values with `values`; the first of equals. */
function closest(values: readonly string[], rows: readonly VariantValues[]): VariantValues | undefined {
  const shared = (row: VariantValues) => row.optionValues.filter((value) => values.includes(value)).length
  return rows.reduce<VariantValues | undefined>(
    (best, row) => (best === undefined || shared(row) > shared(best) ? row : best),
    undefined,
  )
}

/**
 * The variants after the options have changed. A combination that was there keeps its row; one that somebody took out stays
 * out; a new one starts with price and weight of its closest relative, and with its own SKU and stock to fill in. One that
 * comes back and is `onSale` is that very variant again.
 */
export function rebuildVariants(
  before: { options: readonly OptionValues[]; variants: readonly VariantValues[] },
  options: readonly OptionValues[],
  onSale: readonly VariantValues[] = [],
): VariantValues[] {
  const ids = new Set(before.variants.map(({ id }) => id))
  const returning = new Map(
    onSale.filter(({ id }) => !ids.has(id)).map((variant) => [keyOf(variant.optionValues), variant]),
  )
  const rows = new Map(before.variants.map((variant) => [keyOf(variant.optionValues), variant]))
  const takenOut = new Set(
    combinations(before.options)
      .map(keyOf)
      .filter((key) => !rows.has(key)),
  )
  const rebuilt = combinations(options)
    .filter((values) => !takenOut.has(keyOf(values)))
    .map((values) => {
      const kept = rows.get(keyOf(values)) ?? returning.get(keyOf(values))
      if (kept) return kept
      const relative = closest(values, before.variants)
      return {
        ...emptyVariant(values),
        priceMinor: relative?.priceMinor ?? '',
        weightGrams: relative?.weightGrams ?? '',
      }
    })
  return rebuilt.length > 0 ? rebuilt : combinations(options).map((values) => emptyVariant(values))
}

/** Combinations that nobody offers, as rows to add; one that is `onSale` comes back as itself. */
export function missingVariants(
  options: readonly OptionValues[],
  variants: readonly VariantValues[],
  onSale: readonly VariantValues[] = [],
): VariantValues[] {
  const present = new Set(variants.map(({ optionValues }) => keyOf(optionValues)))
  return combinations(options)
    .filter((values) => !present.has(keyOf(values)))
    .map((values) => {
      const returning = onSale.find((variant) => keyOf(variant.optionValues) === keyOf(values))
      if (returning && !variants.some(({ id }) => id === returning.id)) return returning
      const relative = closest(values, variants)
      return {
        ...emptyVariant(values),
        priceMinor: relative?.priceMinor ?? '',
        weightGrams: relative?.weightGrams ?? '',
      }
    })
}

function toCode(text: string, length: number): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '')
    .slice(0, length)
}

/**
 * The options and variants after one value has got another name: variants keep everything else, their ids too. A name that
 * is taken, or none, changes nothing.
 */
export function renameValue(
  before: { options: readonly OptionValues[]; variants: readonly VariantValues[] },
  { option, value, name }: { option: number; value: number; name: string },
): { options: OptionValues[]; variants: VariantValues[] } | undefined {
  const old = before.options[option]?.values[value]
  if (old === undefined || name === '' || before.options[option]?.values.includes(name)) return undefined
  return {
    options: before.options.map((one, at) =>
      at === option ? { ...one, values: one.values.map((other) => (other === old ? name : other)) } : one,
    ),
    variants: before.variants.map((variant) => ({
      ...variant,
      optionValues: variant.optionValues.map((other, at) => (at === option && other === old ? name : other)),
    })),
  }
}

/** Fills in SKUs that are empty, from the title and the options: "Oak stool", "45 cm" → OAK-STOOL-45CM. Never one twice. */
export function suggestSkus(title: string, variants: readonly VariantValues[]): VariantValues[] {
  const used = new Set(variants.map(({ sku }) => sku.trim()).filter((sku) => sku !== ''))
  const start = title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => toCode(word, 6))
    .filter((code) => code !== '')
  return variants.map((variant) => {
    if (variant.id || variant.sku.trim() !== '') return variant
    const parts = [...start, ...variant.optionValues.map((value) => toCode(value, 8))].filter((code) => code !== '')
    const base = parts.join('-') || 'SKU'
    let sku = base
    for (let number = 2; used.has(sku); number++) sku = `${base}-${number}`
    used.add(sku)
    return { ...variant, sku }
  })
}
