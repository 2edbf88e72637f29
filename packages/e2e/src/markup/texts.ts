import { listProcedures, type TextField } from '../routers.ts'

/** Whoever runs calls this function in the page; a page in which it ran is broken into. */
export const BROKEN_INTO = 'brokenInto'

/*
 * Texts that are written by the form in which they must come, or that nobody is shown. Everything else that takes more than twenty
 * characters is written with markup by `write-everything.ts`.
 */
const REASONS: readonly { fields: RegExp; reason: string }[] = [
  { fields: /\.(password|currentPassword|newPassword)$/, reason: 'a secret: hashed, never shown' },
  { fields: /\.(token|refreshToken|code|challenge)$/, reason: 'a secret that we made; anything else is refused' },
  {
    fields: /^auth\.google\.(finish|connect)\.(state|params)$/,
    reason: 'what Google sends back: read, and never shown',
  },
  { fields: /\.email$/, reason: 'must be an address of mail' },
  {
    fields: /\.(website|trackingUrl)$/,
    reason: 'must be an address of http(s): the contracts and the attacks on rich text',
  },
  { fields: /\.timeZone$/, reason: 'must be a name of the time zone database' },
  { fields: /\.(disputeId|webhooks\.retry\.eventId)$/, reason: 'an id of Stripe’s that is looked up' },
  { fields: /^payment\.finance\.sendEvidence\./, reason: 'sent to Stripe; neither kept nor shown here' },
  { fields: /\.operations\.retryDelivery\.id$/, reason: 'a number of the queue that is looked up' },
  { fields: /^product\.changes\.edit\.q$/, reason: 'a search, which is told back only as "some of your variants"' },
  { fields: /\.attributes\.(name|text)$/, reason: 'written anew from the attribute and its values, which are covered' },
  { fields: /\.variants\.optionValues$/, reason: 'must be one of options.values, which are covered' },
  { fields: /^order\.checkout\.place\.address\.region$/, reason: 'must be empty in the country of the test' },
  { fields: /\.region$/, reason: 'of a fixed list, or left out, in the country of the test' },
  { fields: /\.phone$/, reason: 'must be a telephone number' },
]

export const reasonOf = (field: string) => REASONS.find(({ fields }) => fields.test(field))

/** Every text of every mutation that people may call, `auth.addresses.create.line1`, that could hold markup. */
export function listTexts(): Map<string, TextField> {
  return new Map(
    listProcedures()
      .filter(({ type, access }) => type === 'mutation' && access?.kind !== 'service')
      .flatMap(({ name, inputTexts }) => inputTexts.map((text) => [`${name}.${text.path}`, text] as const)),
  )
}

export const unusedReasons = () => {
  const fields = [...listTexts().keys()]
  return REASONS.filter((reason) => !fields.some((field) => reason.fields.test(field))).map(({ reason }) => reason)
}

/** The texts of one run: each field gets one of its own, by which pages and mails that show it are known. */
export class Texts {
  readonly #fields = listTexts()
  readonly #written = new Map<string, string>()
  readonly #run: string

  /** @param run a few letters that no other run has: names must be new. */
  constructor(run: string) {
    this.#run = run
  }

  /** The text for one field, `product.products.create.options.values`. */
  one(field: string): string {
    const known = this.#written.get(field)
    if (known !== undefined) return known
    const found = this.#fields.get(field)
    if (!found) throw new Error(`No mutation takes a text "${field}"`)
    const payload = payloadOf(`q${this.#written.size.toString(36)}${this.#run}`, found.maxLength)
    this.#written.set(field, payload)
    return payload
  }

  /**
   * All texts of a procedure that stand directly below this path, to be spread over an input that is good otherwise. So a new
   * field of a covered procedure is covered without another word.
   */
  of(procedure: string, below = ''): object {
    const start = below === '' ? `${procedure}.` : `${procedure}.${below}.`
    const names = [...this.#fields.keys()].filter(
      (field) => field.startsWith(start) && !field.slice(start.length).includes('.') && !reasonOf(field),
    )
    return Object.fromEntries(names.map((field) => [field.slice(start.length), this.one(field)]))
  }

  /** What was written: field → text. */
  written(): ReadonlyMap<string, string> {
    return this.#written
  }
}

/** As much of an attack as fits. It begins with its mark, by which it is found again. */
function payloadOf(mark: string, maxLength: number): string {
  const script = `${BROKEN_INTO}()`
  const whole = [
    `${mark}"><img src=x onerror=${script}>`,
    `'--></title></textarea><script>${script}</script>{{7*7}}`,
    ` <a href="javascript:${script}">x</a> and enough words that are left when all markup is gone<svg onload=${script}>`,
  ]
  for (const parts of [3, 2, 1]) {
    const text = whole.slice(0, parts).join('')
    if (text.length <= maxLength) return text
  }
  return `${mark}<p onclick=x>`.slice(0, maxLength)
}

/** How a text of ours begins when it is read as text. */
export const markOf = (payload: string) => payload.slice(0, payload.search(/["<]/) + 1)
