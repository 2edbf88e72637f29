import { MAX_CHANGE_ROWS, MAX_VARIANTS_PER_PRODUCT, type RowProblem } from '@millyard/contracts'
import type { Deps, ProductTx } from '../deps.ts'
import { lockChange } from './change.repository.ts'
import { ChangeRefused } from './change-refused.ts'
import { type Cells, type CsvRow, csvFormatSchema, readRows } from './read-csv.ts'

const AT_ONCE = 500

/**
 * Brings the rows of a file into the table, some hundred at a time, and ties those of one product together. Begun again after
 * a process was killed it writes the same rows over. @throws ChangeRefused
 */
export async function stageImport(deps: Deps, changeId: string): Promise<void> {
  const { fileKey, request, stagedAt } = await deps.database.client.catalogueChange.findUniqueOrThrow({
    where: { id: changeId },
    select: { fileKey: true, request: true, stagedAt: true },
  })
  if (stagedAt) return
  const file = fileKey ? await deps.imports.openStream(fileKey) : undefined
  if (!file) throw new ChangeRefused('The file is no longer there. Upload it once more.')
  const stage = (work: (tx: ProductTx, vendorId: string) => Promise<void>) =>
    deps.database.transaction(async (tx) => {
      const change = await lockChange(tx, changeId)
      if (change.state !== 'checking' || change.stagedAt) return false
      await work(tx, change.vendorId)
      return true
    })
  let count = 0
  let batch: CsvRow[] = []
  const write = (rows: CsvRow[]) => stage((tx) => insertRows(tx, changeId, rows))
  for await (const row of readRows(file.stream, csvFormatSchema.parse(request))) {
    count += 1
    if (count > MAX_CHANGE_ROWS)
      throw new ChangeRefused(`A file has at most ${MAX_CHANGE_ROWS.toLocaleString('en')} rows. Split it into two.`)
    batch.push(row)
    if (batch.length < AT_ONCE) continue
    if (!(await write(batch))) return
    batch = []
  }
  if (count === 0) throw new ChangeRefused('There is no row below the header.')
  if (batch.length > 0 && !(await write(batch))) return
  await stage(async (tx, vendorId) => {
    await tieRows(tx, changeId, vendorId)
    await tx.catalogueChange.update({
      where: { id: changeId },
      data: { stagedAt: deps.clock.now() },
      select: { id: true },
    })
  })
}

async function insertRows(tx: ProductTx, changeId: string, rows: readonly CsvRow[]): Promise<void> {
  const staged = rows.map(({ line, cells, surplus }) => ({
    line,
    cells,
    handle: nameOf(cells),
    sku: cells.sku ?? '',
    title: cells.title ?? '',
    problems:
      surplus > 0
        ? [problem('product', 'This row has more cells than the header. Perhaps a quotation mark is missing.')]
        : [],
  }))
  await tx.$executeRaw`
    insert into catalogue_change_row (change_id, line, cells, handle, sku, title, problems)
    select ${changeId}, r.line, r.cells, r.handle, r.sku, r.title, r.problems
    from jsonb_to_recordset(${JSON.stringify(staged)}::jsonb)
      as r(line int, cells jsonb, handle text, sku text, title text, problems jsonb)
    on conflict (change_id, line) do nothing`
}

/** No product has a longer name. What is cut off says so by its last letter, which no address has. */
const LONGEST_NAME = 120

/** What a row calls its product; cut where an index could not hold it, for whoever looks at the name to refuse. */
function nameOf({ product = '' }: Cells): string {
  return product.length > LONGEST_NAME ? `${product.slice(0, LONGEST_NAME).toWellFormed()}…` : product
}

const problem = (column: string, message: string): RowProblem => ({ column, message })

/**
 * A product is named by what files call it, by its address in the shop, or by its id; without a name by a SKU that is on sale.
 * Whatever of these a row uses, the rows of one product are tied. A key that begins with a space is a row by itself: names
 * never do.
 */
async function tieRows(tx: ProductTx, changeId: string, vendorId: string): Promise<void> {
  await tx.$executeRaw`
    update catalogue_change_row r
    set product_id = m.product_id, group_key = coalesce(m.product_id, nullif(r.handle, ''), ' ' || r.line)
    from (
      select r.line, coalesce(h.id, s.id, i.id, v.product_id) as product_id
      from catalogue_change_row r
      left join product h on h.vendor_id = ${vendorId} and h.handle = r.handle
      left join product s on s.vendor_id = ${vendorId} and s.slug = r.handle
      left join product i on i.vendor_id = ${vendorId} and i.id = r.handle
      left join product_variant v on r.handle = '' and r.sku <> '' and v.vendor_id = ${vendorId} and v.sku = r.sku
        and v.retired_at is null
      where r.change_id = ${changeId}
    ) m where r.change_id = ${changeId} and r.line = m.line`
  const nameless = [problem('product', 'Name the product: rows of the same product have the same name here.')]
  const unknown = [problem('product', 'No product of yours has this id.')]
  const twice = [problem('sku', 'Another row of this file has the same SKU.')]
  const tooMany = [
    problem('product', `A product has at most ${MAX_VARIANTS_PER_PRODUCT} variants, and so many rows in a file.`),
  ]
  await tx.$executeRaw`
    update catalogue_change_row r set problems = r.problems
      || case when r.product_id is null and r.handle = '' then ${JSON.stringify(nameless)}::jsonb else '[]' end
      || case when r.product_id is null and r.handle like 'prd\\_%' then ${JSON.stringify(unknown)}::jsonb else '[]' end
      || case when d.same_sku > 1 and r.sku <> '' then ${JSON.stringify(twice)}::jsonb else '[]' end
      || case when d.rows > ${MAX_VARIANTS_PER_PRODUCT} then ${JSON.stringify(tooMany)}::jsonb else '[]' end
    from (
      select line, count(*) over (partition by sku) as same_sku, count(*) over (partition by group_key) as rows
      from catalogue_change_row where change_id = ${changeId}
    ) d
    where r.change_id = ${changeId} and r.line = d.line`
  // So many rows are not worth reading any further, and no chunk could hold them.
  await tx.$executeRaw`
    update catalogue_change_row r set effect = 'problem'
    from (
      select group_key from catalogue_change_row where change_id = ${changeId}
      group by group_key having count(*) > ${MAX_VARIANTS_PER_PRODUCT}
    ) d
    where r.change_id = ${changeId} and r.group_key = d.group_key`
}
