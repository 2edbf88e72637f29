import type { correctInput, correctionSchema } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { isEnglish } from './english.ts'
import { fold, WORD } from './fold.ts'
import { nearestWord } from './nearest-word.ts'

const SHORTEST = 3
const LONGEST = 30
const MOST_WORDS = 8

type AskedWord = { asked: string; is_known: boolean; near: string[] | null }

/**
 * What somebody may have meant.
 *
 * `q`: each word that nothing on sale has, in no text and in none of its forms, becomes the nearest one that something is named
 * by. Words of the language are meant as they are ("vase" is no "vale"); so are numbers, very short words, what is quoted or
 * excluded, and words that resemble none (another language, a name). Null when nothing is to be corrected.
 *
 * `some`: of several words, so corrected, those that something has, any of them: what to look for when nothing has all. Null
 * when there is only one, or none.
 *
 * One statement.
 */
export async function correctWords(
  deps: Deps,
  { q }: z.infer<typeof correctInput>,
): Promise<z.infer<typeof correctionSchema>> {
  const asked = q.includes('"') ? [] : toAskedWords(q)
  if (asked.length === 0) return { q: null, some: null }
  const spelt = asked.filter(isEnglish)
  const rows = await deps.database.client.$queryRaw<AskedWord[]>`
    with asked as materialized (
      select a.asked, (
        exists (select from search_word k where k.stem = coalesce((ts_lexize('english_stem', a.asked))[1], a.asked))
        or exists (select from search_word k where k.word >= a.asked and k.word < a.asked || U&'\\+10FFFF')
        or finds_words(plainto_tsquery('millyard', a.asked))) as is_known
      from unnest(${asked}::text[]) as a(asked))
    select a.asked, a.is_known, near.words as near from asked a
    left join lateral (
      select array_agg(near.word) as words from (
        (select word from search_word where word % a.asked order by similarity(word, a.asked) desc, word limit 40)
        union
        (select word from search_word where word >= left(a.asked, 1) and word < left(a.asked, 1) || U&'\\+10FFFF'
           and length(word) between length(a.asked) - 1 and length(a.asked) + 1 and length(a.asked) <= 5 limit 400)
      ) near
    ) near on not a.is_known and not a.asked = any(${spelt}::text[])`
  const meant = new Map(
    rows.map(({ asked, is_known, near }) => [asked, is_known ? asked : nearestWord(asked, near ?? [])]),
  )
  const corrected = q.replace(WORD, (word, at: number) => {
    const found = isAsked(q, word, at) ? meant.get(fold(word)) : undefined
    return found === undefined || found === fold(word) ? word : found
  })
  const known = asked.flatMap((word) => meant.get(word) ?? [])
  const hasSeveral = (q.match(WORD)?.length ?? 0) > 1 && !/(^|\s)-/.test(q)
  return { q: corrected === q ? null : corrected, some: hasSeveral ? known.join(' or ') || null : null }
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
