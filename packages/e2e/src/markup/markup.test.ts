import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type App, listPages, strayPages } from './pages.ts'
import { listTexts, reasonOf, Texts, unusedReasons } from './texts.ts'
import type { Written } from './write-everything.ts'

/*
 * The journey `markup` writes an attack into every text and opens every page. What it would miss is found here, in seconds.
 */

test('every text that people may write is written by the journey, or has a reason why not', () => {
  const journey = readFileSync(new URL('write-everything.ts', import.meta.url), 'utf8')
  const missing = [...listTexts().keys()].filter((field) => {
    const procedure = field.split('.').slice(0, 3).join('.')
    return !reasonOf(field) && !journey.includes(`'${procedure}`)
  })
  expect(missing, 'call it in write-everything.ts, or say in texts.ts why nothing can be written').toEqual([])
  expect(unusedReasons()).toEqual([])
})

test('every page is opened, or has a reason why not', () => {
  const ids = new Proxy({}, { get: (_, name) => String(name) }) as Written['ids']
  for (const app of ['storefront', 'vendor-portal', 'admin'] satisfies App[])
    expect(listPages(app, ids).length, app).toBeGreaterThan(20)
  expect(strayPages()).toEqual([])
})

test('a text fits its field, is one of its own, and is an attack', () => {
  const texts = new Texts('test')
  for (const [field, { maxLength }] of listTexts()) {
    const text = texts.one(field)
    expect(text.length, field).toBeLessThanOrEqual(maxLength)
    expect(text, field).toMatch(/<(img|p) /)
  }
  expect(new Set(texts.written().values()).size).toBe(listTexts().size)
})
