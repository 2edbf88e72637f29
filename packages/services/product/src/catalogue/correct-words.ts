import type { correctInput, correctionSchema } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { fold } from './fold.ts'
import { nearestWord } from './nearest-word.ts'

const WORD = /[\p{L}\p{M}]+/gu
const SHORTEST = 3
const LONGEST = 30
const MOST_WORDS = 8

/**
 * The words that somebody may have meant: each word that nothing on sale has, in none of its forms, becomes the nearest one
 * that something has. Numbers, very short words, what is quoted or excluded, and words that resemble none (another language, a
 * name) stay as they are. Null when nothing is to be corrected. One statement.
 */
export async function correctWords(
  deps: Deps,
  { q }: z.infer<typeof correctInput>,
): Promise<z.infer<typeof correctionSchema>> {
  const asked = q.includes('"') ? [] : toAskedWords(q)
  if (asked.length === 0) return { q: null }
  const rows = await deps.database.client.$queryRaw<{ asked: string; word: string }[]>`
    select a.asked, near.word
    from unnest(${asked}::text[]) as a(asked)
    cross join lateral (
      (select word from search_word where word % a.asked order by similarity(word, a.asked) desc, word limit 40)
      union
      (select word from search_word where word >= left(a.asked, 1) and word < left(a.asked, 1) || U&'\\+10FFFF'
         and length(word) between length(a.asked) - 1 and length(a.asked) + 1 and length(a.asked) <= 5 limit 400)
    ) near
    where not exists (select from search_word k where k.stem = coalesce((ts_lexize('english_stem', a.asked))[1], a.asked))
      and not exists (select from search_word k where k.word >= a.asked and k.word < a.asked || U&'\\+10FFFF')`
  const near = Map.groupBy(rows, (row) => row.asked)
  const corrected = q.replace(WORD, (word, at: number) => {
    const found = isAsked(q, word, at)
      ? nearestWord(fold(word), near.get(fold(word))?.map((row) => row.word) ?? [])
      : undefined
    return found ?? word
  })
  return { q: corrected === q ? null : corrected }
}

function toAskedWords(q: string): string[] {
  const words = [...q.matchAll(WORD)].filter((match) => isAsked(q, match[0], match.index)).map(([word]) => fold(word))
  return [...new Set(words)].slice(0, MOST_WORDS)
}

/** Not part of a number ("m8", "40cm"), and not what is to be left out ("-oak"). */
function isAsked(q: string, word: string, at: number): boolean {
  const isExcluded = q[at - 1] === '-' && (at === 1 || /\s/.test(q[at - 2] ?? ''))
  const isNumbered = /\p{N}/u.test(q[at - 1] ?? '') || /\p{N}/u.test(q[at + word.length] ?? '')
  return word.length >= SHORTEST && word.length <= LONGEST && !isExcluded && !isNumbered
}
