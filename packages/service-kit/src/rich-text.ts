import {
  badField,
  escapeRichText,
  plainToRichText,
  RICH_TEXT_BLOCKS,
  RICH_TEXT_FACTOR,
  RICH_TEXT_MARKS,
  richTextLength,
  safeLink,
} from '@millyard/contracts'
import { parseDocument } from 'htmlparser2'
import sanitizeHtml from 'sanitize-html'

type Node = ReturnType<typeof parseDocument>['children'][number]

/** What other editors call the same thing; everything that is neither here nor allowed loses its tag and keeps its text. */
const SAME_AS: Readonly<Record<string, string>> = { h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4', b: 'strong', i: 'em' }

/** Tags that divide text: what stands inside them is a paragraph of its own. */
const DIVIDERS = ['div', 'section', 'article', 'header', 'footer', 'main', 'blockquote', 'pre', 'tr', 'dd', 'dt']

/** Tabs, and what turns the direction of what follows or cannot be seen. */
const UNSEEN = /[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu
const LIST_DEPTH = 3

/** A whole tag, by its name and what stands behind it. No "<" inside: a run of them would be read again from each. */
const TAG = /<\/?([a-z][a-z0-9]*)((?:[\s/][^<>]*)?)>/gi
/** What HTML is made of. Anything else between angle brackets is what somebody wrote, a size or a formula. */
const ELEMENTS = new Set(
  (
    'a abbr address article aside audio b base big blockquote body br button canvas caption center cite code col colgroup ' +
    'dd del details div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i ' +
    'iframe img input ins label legend li link main map mark math menu meta nav noscript object ol optgroup option p ' +
    'picture pre q s samp script section select small source span strike strong style sub summary sup svg table tbody td ' +
    'template textarea tfoot th thead time title tr u ul var video wbr xmp'
  ).split(' '),
)

/**
 * A vendor's text in the one form that is stored, see contracts/rich-text. Whatever comes (an editor's HTML, what was pasted
 * from a word processor, plain text, an attack) leaves as headings, paragraphs, lists, bold, italic and links; two texts
 * that read the same are stored the same, and a stored text stays as it is. A parser first takes out what is not allowed
 * with its content (scripts, styles, drawings); what is left is written anew, so that nothing of the input's markup survives.
 */
export function toRichText(input: string): string {
  // Plain text is written by the same hand, so that what it becomes stays as it is.
  const clean = isHtml(input)
    ? clearHtml(input)
    : plainToRichText(input.replaceAll('\r\n', '\n').replaceAll(/[^\n]/gu, visible))
  return writeBlocks(parseDocument(clean).children, 0)
}

function clearHtml(input: string): string {
  return sanitizeHtml(input, {
    allowedTags: [...RICH_TEXT_BLOCKS, ...RICH_TEXT_MARKS, ...Object.keys(SAME_AS), ...DIVIDERS],
    allowedAttributes: { a: ['href'] },
    transformTags: { b: markOf, span: markOf },
    allowProtocolRelative: false,
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'svg',
      'math',
      'template',
      'title',
      'xmp',
      'iframe',
    ],
    disallowedTagsMode: 'discard',
    nestingLimit: 40,
  })
}

const TOO_MUCH_MARKUP = 'Use fewer links and less formatting.'

/** Whether a text has a tag. "Fits paper <A4, in oak" has none, and nor has "a <b and c> d". */
function isHtml(input: string): boolean {
  for (const [, name = '', rest = ''] of input.matchAll(TAG))
    if (ELEMENTS.has(name.toLowerCase()) && (rest.includes('=') || /^[\s/]*$/.test(rest))) return true
  return false
}

/**
 * The stored form of the text of a field, which still has the length that it must have: what was taken out of it does not
 * count any more.
 * @throws AppError BAD_INPUT
 */
export function readRichText(input: string, field: { path: string; max: number; min?: number }): string {
  // Before anything is parsed: whatever asks for more is no text of a person.
  if (input.length > field.max * RICH_TEXT_FACTOR) throw badField(field.path, TOO_MUCH_MARKUP)
  const text = toRichText(input)
  if (richTextLength(text) < (field.min ?? 0)) throw badField(field.path, `Write at least ${field.min} characters.`)
  if (text.length > field.max * RICH_TEXT_FACTOR) throw badField(field.path, TOO_MUCH_MARKUP)
  return text
}

/** Google Docs wraps all of a copy into a `b` that is not bold, and writes what is bold or italic as a style. */
const markOf: sanitizeHtml.Transformer = (tagName, { style = '' }) => {
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) return { tagName: 'strong', attribs: {} }
  if (/font-style:\s*italic/i.test(style)) return { tagName: 'em', attribs: {} }
  const isPlain = /font-weight:\s*(?:normal|[1-5]00)/i.test(style)
  return { tagName: isPlain ? 'span' : tagName, attribs: {} }
}

function visible(character: string): string {
  return character.replaceAll(UNSEEN, ' ')
}

function nameOf(node: Node): string | undefined {
  return node.type === 'tag' ? (SAME_AS[node.name] ?? node.name) : undefined
}

const isBlock = (node: Node) => {
  const name = nameOf(node)
  return name !== undefined && ([...RICH_TEXT_BLOCKS, ...DIVIDERS] as string[]).includes(name)
}
const childrenOf = (node: Node): Node[] => ('children' in node ? (node.children as Node[]) : [])

/** Blocks one after the other; what stands between them becomes a paragraph. */
function writeBlocks(nodes: readonly Node[], depth: number): string {
  let written = ''
  let run: Node[] = []
  const endRun = () => {
    written += writeLine('p', run)
    run = []
  }
  for (const node of nodes) {
    if (!isBlock(node) && !childrenOf(node).some(hasBlock)) {
      run.push(node)
      continue
    }
    endRun()
    written += writeBlock(node, depth)
  }
  endRun()
  return written
}

function hasBlock(node: Node): boolean {
  return isBlock(node) || childrenOf(node).some(hasBlock)
}

function writeBlock(node: Node, depth: number): string {
  const name = nameOf(node)
  const children = childrenOf(node)
  if ((name === 'ul' || name === 'ol') && depth < LIST_DEPTH) {
    const items = children
      .map((child) => writeBlocks(nameOf(child) === 'li' ? childrenOf(child) : [child], depth + 1))
      .filter((item) => item !== '')
      // What begins with a list of its own has no line of text to stand on.
      .map((item) => `<li>${item}</li>`)
    return items.length > 0 ? `<${name}>${items.join('')}</${name}>` : ''
  }
  if ((name === 'p' || name === 'h3' || name === 'h4') && !children.some(hasBlock))
    return writeLine(depth > 0 ? 'p' : name, children)
  return writeBlocks(children, depth)
}

/** One block of text; nothing when there is nothing to read in it. */
function writeLine(tag: 'p' | 'h3' | 'h4', nodes: readonly Node[]): string {
  const text = tidy(writeMarks(nodes, new Set()))
  return /^(?:<[^>]*>|\s)*$/.test(text) ? '' : `<${tag}>${text}</${tag}>`
}

/**
 * A line without what nobody sees: one space for a run of them, none beside a new line, two new lines at most, and neither at
 * the ends. Reads each piece once, and so in time that grows with the text: patterns for it would not.
 */
function tidy(line: string): string {
  const written: string[] = []
  let breaks = 0
  let hasSpace = false
  for (const [piece] of line.matchAll(/<[^<>]*>| +|[^< ]+/g)) {
    if (piece === '<br>') breaks += 1
    else if (piece.startsWith(' ')) hasSpace = true
    else {
      if (written.length > 0) written.push(breaks > 0 ? '<br>'.repeat(Math.min(breaks, 2)) : hasSpace ? ' ' : '')
      written.push(piece)
      breaks = 0
      hasSpace = false
    }
  }
  return written.join('')
}

/** Text with its marks, each at most once around any letter. */
function writeMarks(nodes: readonly Node[], open: ReadonlySet<string>): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return escapeRichText(node.data.replaceAll(UNSEEN, ' ').replaceAll(/[ \n]+/g, ' '))
      const name = nameOf(node)
      if (name === 'br') return '<br>'
      const inside = (mark?: string) => writeMarks(childrenOf(node), mark ? new Set([...open, mark]) : open)
      if ((name === 'strong' || name === 'em') && !open.has(name)) return wrap(name, '', inside(name))
      const link = name === 'a' && 'attribs' in node && !open.has('a') ? safeLink(node.attribs.href) : undefined
      return link ? wrap('a', ` href="${escapeRichText(link)}"`, inside('a')) : inside()
    })
    .join('')
}

function wrap(tag: string, attributes: string, text: string): string {
  return text.trim() === '' ? text : `<${tag}${attributes}>${text}</${tag}>`
}
