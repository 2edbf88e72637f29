import { expect, test } from 'vitest'
import { mustProveSession, sessionEndedPath } from './session-ended.ts'

const at = (path: string) => new URL(path, 'http://shop.example')

test('an ended session leads to the sign-in, which proves it and leads back', () => {
  const path = sessionEndedPath('/account/orders?cursor=a&b=c')
  expect(mustProveSession(at(path))).toBe(true)
  expect(at(path).searchParams.get('next')).toBe('/account/orders?cursor=a&b=c')
})

test('another site is nowhere to lead back to', () => {
  expect(at(sessionEndedPath('//evil.example')).searchParams.get('next')).toBe('/')
  expect(at(sessionEndedPath(null)).searchParams.get('next')).toBe('/')
})

test.each(['/sign-in', '/sign-in?next=%2Faccount', '/account?ended=1'])('%s proves nothing', (path) => {
  expect(mustProveSession(at(path))).toBe(false)
})
