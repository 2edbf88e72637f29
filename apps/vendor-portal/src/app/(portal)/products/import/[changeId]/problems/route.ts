import { createCsvRoute } from '@millyard/web-kit/csv-route'

/** The products of a file that were left alone, with what is wrong, to be mended and imported again. */
export const GET = createCsvRoute<{ changeId: string }>(
  'vendor',
  'products-to-mend.csv',
  (client, { changeId }) =>
    (cursor) =>
      client.product.changes.problemsPage.query({ changeId, cursor }),
)
