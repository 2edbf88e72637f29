/** How words are compared: lower case, accents off. */
export const fold = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** A word of letters alone. */
export const WORD = /[\p{L}\p{M}]+/gu
