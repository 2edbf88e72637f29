const LONGEST = 120

/** A file's name as it may stand on a page and in a header: its last part, in one line, without what cannot be seen. */
export function toDocumentName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const name = last
    .normalize('NFC')
    .replace(/[\p{C}\u2028\u2029]/gu, '')
    .replace(/["<>|:*?;]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
  return name || 'document'
}
