import { editDistance } from './edit-distance.ts'

/**
 * The nearest of some words: one typing error in a short word, two in a longer one. Of equals the first letter's decides, then
 * whether letters were only left out: "knfe" is more likely to be a knife than a knee.
 */
export function nearestWord(word: string, others: readonly string[]): string | undefined {
  const most = word.length <= 5 ? 1 : 2
  return others
    .map((other) => ({
      other,
      distance: editDistance(word, other),
      isAlike: other[0] === word[0],
      isWithin: holdsInOrder(other, word),
    }))
    .filter(({ distance }) => distance <= most)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(b.isAlike) - Number(a.isAlike) ||
        Number(b.isWithin) - Number(a.isWithin) ||
        a.other.localeCompare(b.other),
    )[0]?.other
}

/** Whether all letters of the other are there, in their order. */
function holdsInOrder(word: string, letters: string): boolean {
  let at = 0
  for (const letter of word) if (letter === letters[at]) at += 1
  return at === letters.length
}
