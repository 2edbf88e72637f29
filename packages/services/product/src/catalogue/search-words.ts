/**
 * What a person typed, split for the search: all of it as a web search ("quotes", -without, or), and the last word as a
 * beginning, because it may not be finished. No beginning inside quotes, after a minus, or of a single letter.
 */
export function splitSearchWords(q: string): { whole: string; before: string; beginning: string | undefined } {
  const match = /^(.*?)([\p{L}\p{N}]{2,})$/su.exec(q)
  const [, before = '', last] = match ?? []
  const isOpen = before.split('"').length % 2 === 0
  const isPlain = last !== undefined && !isOpen && !before.endsWith('-')
  return { whole: q, before: isPlain ? before : q, beginning: isPlain ? last : undefined }
}
