import { describe, expect, test } from 'vitest'
import { matchNames } from './match-names.ts'

const named = (name: string, productCount = 1) => ({ name, productCount })
const names = (q: string, ...things: ReturnType<typeof named>[]) => matchNames(q, things, 3).map(({ name }) => name)

describe('names for words that are being typed', () => {
  test('nothing typed, or nothing but signs, matches nothing', () => {
    expect(names('', named('Tables'))).toEqual([])
    expect(names(' -"% ', named('Tables'))).toEqual([])
  })

  test('every word must begin one of the name’s, in any order', () => {
    expect(names('tab', named('Tables'), named('Side tables'), named('Portable lamps'))).toEqual([
      'Tables',
      'Side tables',
    ])
    expect(names('tables si', named('Side tables'), named('Tables'))).toEqual(['Side tables'])
    expect(names('tables x', named('Side tables'))).toEqual([])
  })

  test('accents and case do not matter', () => {
    expect(names('bjo', named('Björk Carpentry'))).toEqual(['Björk Carpentry'])
    expect(names('BJÖRK', named('Bjork'))).toEqual(['Bjork'])
  })

  test('what begins as typed comes first, then what has more goods; no more than asked for', () => {
    expect(names('oak', named('Old oak', 90), named('Oakwright', 1), named('Oak & Co', 5), named('Oak', 2))).toEqual([
      'Oak & Co',
      'Oak',
      'Oakwright',
    ])
  })
})
