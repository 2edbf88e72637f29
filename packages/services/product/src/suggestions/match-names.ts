import { fold } from '../catalogue/fold.ts'

type Named = { name: string; productCount: number }

/**
 * Of things with a name those that somebody may be typing: each typed word begins a word of the name. A name that begins as
 * typed comes first, then the one with more goods.
 */
export function matchNames<T extends Named>(q: string, things: readonly T[], most: number): T[] {
  const typed = wordsOf(q)
  if (typed.length === 0) return []
  const whole = typed.join(' ')
  return things
    .map((thing) => ({ thing, words: wordsOf(thing.name) }))
    .filter(({ words }) => typed.every((word) => words.some((other) => other.startsWith(word))))
    .map(({ thing, words }) => ({ thing, isFirst: words.join(' ').startsWith(whole) }))
    .sort(
      (a, b) =>
        Number(b.isFirst) - Number(a.isFirst) ||
        b.thing.productCount - a.thing.productCount ||
        a.thing.name.localeCompare(b.thing.name),
    )
    .slice(0, most)
    .map(({ thing }) => thing)
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
