/** Latin letters, figures, punctuation and signs of money: what the brand's fonts can draw. */
const UNKNOWN = /[^\u0020-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122]/gu

/**
 * Text without the signs that the fonts of a drawing lack. With them the drawing would ask a server of somebody else for a
 * font, because of what a vendor wrote.
 */
export function drawable(text: string): string {
  return text.normalize('NFC').replaceAll(UNKNOWN, ' ').replaceAll(/\s+/g, ' ').trim()
}
