import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '@millyard/service-kit/database'
import { expect, it } from 'vitest'
import { withEventTable } from './event-table.ts'

it('docs/architecture.md lists the events that there are (UPDATE_DOCS=1 writes them)', async () => {
  const file = join(repositoryRoot(), 'docs/architecture.md')
  const document = await readFile(file, 'utf8')
  const expected = withEventTable(document)
  if (process.env.UPDATE_DOCS === '1') await writeFile(file, expected)
  else expect(document).toBe(expected)
})

it('refuses a document without the marks', () => {
  expect(() => withEventTable('# Nothing')).toThrow(/events:begin/)
})
