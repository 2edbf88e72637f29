import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { textsOf } from '@millyard/config/texts.ts'
import { repositoryRoot } from '@millyard/service-kit/database'
import type { AppName } from '../names.ts'

/**
 * Writes all texts of an app to `<folder>/en.json`, as its build does. In a process of its own: the collector reads paths from
 * where it runs.
 */
export async function collectTexts(app: AppName, folder: string): Promise<void> {
  const texts = textsOf(app)
  const config = { ...texts, messages: { ...texts.messages, path: folder, locales: ['en'] } }
  const program = `import('next-intl/extractor').then(({ unstable_extractMessages: extract }) => extract(${JSON.stringify(config)}))`
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: join(repositoryRoot(), 'apps', app),
  })
}
