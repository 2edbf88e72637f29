import { unescapeRichText } from '@millyard/contracts'
import { toRichText } from '@millyard/service-kit'

const ONLY_PARAGRAPHS = /^(?:<p>(?:[^<]|<br>)+<\/p>)+$/

/**
 * A description as a cell: what has headings, lists, links or stress as its HTML, anything else as plain text with an empty
 * line between paragraphs. `readDescription` gives it back.
 */
export function writeDescription(html: string): string {
  if (!ONLY_PARAGRAPHS.test(html)) return html
  const plain = unescapeRichText(
    html.slice('<p>'.length, -'</p>'.length).replaceAll('</p><p>', '\n\n').replaceAll('<br>', '\n'),
  )
  // Text that looks like HTML would not be read as the text that it is.
  return readDescription(plain) === html ? plain : html
}

/** A cell as it is stored: HTML in its canonical form, or plain text as paragraphs. */
export function readDescription(cell: string): string {
  return toRichText(cell)
}
