import { CSV_BOM, CSV_COLUMNS, toCsvLine } from '@millyard/contracts'

const EXAMPLES: readonly Partial<Record<(typeof CSV_COLUMNS)[number], string>>[] = [
  {
    product: 'oak-stool',
    title: 'Oak stool',
    description: 'Three legs, one seat, and no glue. It stands on any floor.',
    lead_time_days: '5',
    currency: 'EUR',
    option1_name: 'Height',
    option1_value: '45 cm',
    sku: 'STOOL-45',
    price: '89.00',
    weight_grams: '3200',
    stock: '12',
  },
  {
    product: 'oak-stool',
    option1_value: '60 cm',
    sku: 'STOOL-60',
    price: '99.00',
    weight_grams: '3900',
    stock: '8',
  },
]

/** All columns, with one product of two variants. Nothing of it is anybody's. */
export function GET(): Response {
  const lines = EXAMPLES.map((row) => toCsvLine(CSV_COLUMNS.map((column) => row[column] ?? '')))
  return new Response(`${CSV_BOM}${toCsvLine(CSV_COLUMNS)}${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="products-template.csv"',
      'x-content-type-options': 'nosniff',
    },
  })
}
