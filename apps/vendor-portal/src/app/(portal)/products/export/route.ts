import { createCsvRoute } from '@millyard/web-kit/csv-route'

/** All products of the factory, as a file that can be imported again. */
export const GET = createCsvRoute('vendor', 'products.csv', (client) => {
  let attributeIds: string[] | undefined
  return async (cursor) => {
    const page = await client.product.changes.exportPage.query({ cursor, attributeIds })
    attributeIds = page.attributeIds
    return page
  }
})
