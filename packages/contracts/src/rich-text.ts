import { z } from 'zod'
import './plain-messages.ts'

/*
 * Text with headings, lists and links, as a vendor writes it. It is stored in one canonical form: HTML of the tags below,
 * blocks at the top, no attribute but a link's address, `&`, `<`, `>` and `"` escaped. The services bring every text into
 * that form before they store it (`toRichText` of service-kit); pages build their elements by the same list and never
 * insert HTML (`RichText` of ui). Headings begin below the page's own (h1) and the section's (h2).
 */
export const RICH_TEXT_BLOCKS = ['h3', 'h4', 'p', 'ul', 'ol', 'li'] as const
export const RICH_TEXT_MARKS = ['strong', 'em', 'a', 'br'] as const
export const RICH_TEXT_SCHEMES = ['https:', 'http:', 'mailto:'] as const

/** A link's address as it may be shown; undefined for whatever could run, embed, or pretend. */
export function safeLink(address: string | undefined): string | undefined {
  const url = address === undefined || !URL.canParse(address) ? undefined : new URL(address)
  if (!url || !RICH_TEXT_SCHEMES.some((scheme) => scheme === url.protocol)) return undefined
  // "https://millyard.example@elsewhere.example" leads elsewhere.
  return url.username || url.password ? undefined : url.href
}

/** What a person typed as a link's address; a host without a scheme is meant as https. Undefined: it is not an address. */
export function readLink(typed: string): string | undefined {
  const address = typed.trim()
  if (/\s/.test(address)) return undefined
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(address)) return safeLink(`mailto:${address}`)
  return safeLink(/^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(address) ? `https://${address}` : address)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** What `escapeRichText` has escaped. */
export function unescapeRichText(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
}

/** What a person reads of a canonical rich text: a line for each block, without tags. For mails, search engines, lists. */
export function richTextToPlain(html: string): string {
  return unescapeRichText(
    html
      .replaceAll(/<li>/g, '• ')
      .replaceAll(/<br>|<\/(?:p|h3|h4)>/g, '\n')
      // No "<" inside a tag: a run of them would be read again from each of its beginnings.
      .replaceAll(/<[^<>]*>/g, ''),
  )
    .replaceAll(/\n{2,}/g, '\n')
    .trim()
}

/** How many characters of it a person reads: what a limit of length counts. Right for a form that is not canonical yet, too. */
export function richTextLength(html: string): number {
  return richTextToPlain(html).replaceAll('• ', '').length
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeRichText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
}

/** Plain text as rich text: an empty line begins a paragraph, any other a new line. */
export function plainToRichText(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.trim().split('\n').map(escapeRichText).join('<br>')}</p>`)
    .join('')
}

/** What staff compare: the plain text, and where its links lead. */
export function richTextToReview(html: string): string {
  return richTextToPlain(html.replaceAll(/<a href="([^"]*)">(.*?)<\/a>/g, '$2 ($1)'))
}

/** How much longer than its text the HTML may be: tags, and addresses of links. */
export const RICH_TEXT_FACTOR = 8

/** Rich text whose text has at most `max` characters. What is stored is its canonical form; see above. */
export function richText(max: number, { min = 0 }: { min?: number } = {}) {
  const schema = z
    .string()
    .trim()
    .max(max * RICH_TEXT_FACTOR, 'Use fewer links and less formatting.')
    .refine((value) => !value.includes('\0'), 'Remove the character that cannot be stored.')
    .refine((value) => richTextLength(value) <= max, `Keep this to ${max} characters.`)
  return min === 0
    ? schema
    : schema.refine((value) => richTextLength(value) >= min, `Write at least ${min} characters.`)
}
