import { formatMoney } from '@millyard/money'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MAIL_PROPS, type MailTemplate, renderMail, renderStoredMail, SAMPLE_PROPS } from './index.ts'

const TEMPLATES = Object.keys(MAIL_PROPS) as MailTemplate[]
const TO_FACTORIES: readonly MailTemplate[] = ['vendor-new-order', 'payout-sent', 'product-approved']

const ATTACK = '<img src=x onerror="alert(1)"> & </td><script>steal()</script>'

/** The props with every text in them replaced, links, times and currencies excepted. */
function poisoned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => poisoned(item, key))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poisoned(item, name)]))
  }
  const isText =
    typeof value === 'string' &&
    !/url$/i.test(key) &&
    !['currency', 'shipBy', 'cancelAt', 'expiresAt', 'country'].includes(key)
  return isText ? `${ATTACK} ${key}` : value
}

/** All texts and amounts that a template was given, as the mail has to show them. */
function shown(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => shown(item, key))
  if (typeof value === 'object' && value !== null) {
    const money = z.object({ amountMinor: z.int(), currency: z.string() }).safeParse(value)
    if (money.success) return [formatMoney(money.data, 'en')]
    return Object.entries(value).flatMap(([name, item]) => shown(item, name))
  }
  if (key === 'shipBy') return ['Thursday 26 November']
  if (key === 'cancelAt') return ['Thursday 3 December']
  if (key === 'expiresAt') return ['Monday 30 November']
  if (key === 'country') return ['Sweden']
  if (typeof value === 'number') return [String(value)]
  // A switch between two wordings, not a word.
  if (typeof value === 'boolean') return []
  return String(value).split('\n').filter(Boolean)
}

const decode = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<(?!a )[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

describe.each(TEMPLATES)('the mail %s', (template) => {
  it('says everything it was given, in the HTML and in the text', async () => {
    const props = SAMPLE_PROPS[template]
    const { html, text } = await renderStoredMail(template, props)
    for (const expected of shown(props)) {
      expect(text, 'text part').toContain(expected)
      expect(decode(html), 'HTML').toContain(expected)
    }
  })

  it('has a subject of one line, one heading, one button and no picture', async () => {
    const { subject, html, text } = await renderStoredMail(template, SAMPLE_PROPS[template])
    expect(subject).toMatch(/^\S.{5,158}\S$/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/<a /g)).toHaveLength(1)
    expect(html).not.toMatch(/<img|src=|url\(|<script/)
    expect(text).not.toMatch(/<[a-z]|undefined|\[object/)
    expect(`${subject} ${text}`).not.toMatch(/!|Oops|seller|merchant/)
  })

  it('shows what people wrote as text, never as markup', async () => {
    const { subject, html } = await renderStoredMail(template, poisoned(SAMPLE_PROPS[template]))
    expect(html).not.toMatch(/<img|<script|onerror="/)
    expect(html).toContain('&lt;img src=x')
    expect(subject).not.toMatch(/[\r\n]/)
  })

  it('links to the web alone', async () => {
    const key = Object.keys(SAMPLE_PROPS[template]).find((name) => /url$/i.test(name)) ?? ''
    const props = { ...SAMPLE_PROPS[template], [key]: 'javascript:alert(1)' }
    await expect(renderStoredMail(template, props)).rejects.toThrow('web address')
  })

  it('follows the reader into the dark', async () => {
    const { html } = await renderStoredMail(template, SAMPLE_PROPS[template])
    expect(html).toContain('name="color-scheme" content="light dark"')
    expect(html).toContain('@media (prefers-color-scheme:dark)')
  })
})

describe('mails to factories', () => {
  it('have no place for the address of a buyer', () => {
    for (const template of TO_FACTORIES) {
      const names = JSON.stringify(z.toJSONSchema(MAIL_PROPS[template])).toLowerCase()
      expect(names, template).not.toMatch(/e-?mail|phone|buyerid|customerid/)
    }
  })

  it('drop an address that somebody stored all the same', async () => {
    const stored = {
      ...SAMPLE_PROPS['vendor-new-order'],
      email: 'mara@post.example',
      address: { ...SAMPLE_PROPS['vendor-new-order'].address, phone: '+46 31 555', email: 'mara@post.example' },
    }
    const { html, text } = await renderStoredMail('vendor-new-order', stored)
    expect(html + text).not.toMatch(/mara@|\+46/)
  })
})

describe('amounts', () => {
  it('have the decimal places of their currency', async () => {
    const yen = { ...SAMPLE_PROPS['refund-issued'], amount: { amountMinor: 4800, currency: 'JPY' } }
    expect((await renderMail('refund-issued', yen)).subject).toContain('¥4,800 ')
    const dinar = { ...SAMPLE_PROPS['refund-issued'], amount: { amountMinor: 4800, currency: 'KWD' } }
    expect((await renderMail('refund-issued', dinar)).text).toContain('4.800')
  })

  it('show the commission as what is taken away', async () => {
    const { text } = await renderMail('vendor-new-order', SAMPLE_PROPS['vendor-new-order'])
    expect(text).toContain('Commission: -€20.04')
    expect(text).toContain('You receive: €152.86')
  })
})

describe('long mails', () => {
  it('of two hundred lines stay below the size at which Gmail cuts them off', async () => {
    const sample = SAMPLE_PROPS['order-confirmation']
    const [part] = sample.parts
    if (!part) throw new Error('The sample has no part')
    const lines = Array.from({ length: 200 }, (_, index) => ({
      title: `Steel rule number ${index}`,
      variantTitle: '30 cm',
      quantity: 1,
      total: { amountMinor: 1200, currency: 'EUR' },
    }))
    const { html } = await renderMail('order-confirmation', { ...sample, parts: [{ ...part, lines }] })
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  })

  it('keep their subject on one line of a length that inboxes show', async () => {
    const props = {
      ...SAMPLE_PROPS['product-approved'],
      productTitle: `Bench\r\nBcc: all@example.com ${'long '.repeat(60)}`,
    }
    const { subject } = await renderMail('product-approved', props)
    expect(subject).toMatch(/^Bench Bcc: all@example\.com/)
    expect(subject.length).toBeLessThanOrEqual(160)
  })
})

describe('stored props', () => {
  it('that do not belong to the template are refused', async () => {
    await expect(renderStoredMail('payout-sent', { name: 'Anke' })).rejects.toThrow(z.ZodError)
  })
})
