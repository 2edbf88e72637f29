import { describe, expect, it } from 'vitest'
import { safeRedirect } from './safe-redirect.ts'

describe('safeRedirect', () => {
  it.each([
    '/.//evil.example',
    '/..//evil.example',
    '/%2e//evil.example',
    '/x/..//evil.example',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
    null,
    '/\n/evil.example',
  ])('answers the fallback for %j', (target) => {
    expect(safeRedirect(target, '/home')).toBe('/home')
  })

  it('keeps a path of this app with its query', () => {
    expect(safeRedirect('/orders?page=2#top')).toBe('/orders?page=2#top')
  })
})
