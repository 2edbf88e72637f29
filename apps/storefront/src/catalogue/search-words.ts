/** Letters and figures, without accents: how words are compared that people type. */
const wordsOf = (text: string | undefined): string[] =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The words that are looked for, where these are only some of those asked for: "oak or table" for "black oak table". */
export function isSomeOf({ q, askedFor }: { q: string | undefined; askedFor: string | undefined }): boolean {
  const asked = wordsOf(askedFor)
  return asked.length > 1 && wordsOf(q).every((word) => word === 'or' || asked.includes(word))
}

/** What of the words asked for nothing is looked for. */
export function leftOut({ q, askedFor }: { q: string | undefined; askedFor: string | undefined }): string[] {
  const sought = wordsOf(q)
  return wordsOf(askedFor).filter((word) => !sought.includes(word) && word.length > 2)
}
