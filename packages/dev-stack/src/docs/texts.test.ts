import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { repositoryRoot } from '@millyard/service-kit/database'
import { expect, it, onTestFinished } from 'vitest'
import { APPS } from '../names.ts'
import { collectTexts } from './texts.ts'

it.each(APPS)(
  '%s: messages/en.json holds what the code says (UPDATE_DOCS=1 writes it)',
  { timeout: 60_000 },
  async (app) => {
    const directory = join(repositoryRoot(), 'apps', app)
    if (process.env.UPDATE_DOCS === '1') return collectTexts(app, './messages')
    const folder = await mkdtemp(join(tmpdir(), 'millyard-texts-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await collectTexts(app, `./${relative(directory, folder)}`)
    const collected = await readFile(join(folder, 'en.json'), 'utf8')
    expect(Object.keys(JSON.parse(collected)).length).toBeGreaterThan(100)
    expect(await readFile(join(directory, 'messages/en.json'), 'utf8')).toBe(collected)
  },
)
