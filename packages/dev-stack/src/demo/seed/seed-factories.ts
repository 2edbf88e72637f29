import { type RequestedChange, VENDOR_TERMS_VERSION } from '@millyard/contracts'
import { smallPdf } from '@millyard/service-kit/testing/small-pdf'
import type { SeedContext } from '../../seed.ts'
import { factories } from '../factories.ts'
import { renderFactoryCover, renderFactoryLogo } from '../pictures/render-factory-pictures.ts'
import type { DemoFactory } from '../types.ts'
import { type Api, anonymous, DEMO_PASSWORD, eventually, inParallel, signIn } from './sessions.ts'

/** A factory of the demo that sells: its owner's session and its id. */
export type SellingFactory = { factory: DemoFactory; api: Api; vendorId: string }

/** This factory's application stays in the queue, and that one was sent back: the reviewers have something to do. */
const APPLICANTS = [
  {
    name: 'Glashütte Murnau',
    email: 'lena.wirth@glashuette-murnau.example',
    owner: 'Lena Wirth',
    tagline: 'Drinking glasses, blown at the mouth',
    city: 'Murnau',
    country: 'DE',
    address: { line1: 'Bahnhofstraße 12', postcode: '82418', city: 'Murnau', country: 'DE' },
    decision: undefined,
  },
  {
    name: 'Atelier Ronchamp',
    email: 'jules.petit@atelier-ronchamp.example',
    owner: 'Jules Petit',
    tagline: 'Enamel signs and house numbers',
    city: 'Ronchamp',
    country: 'FR',
    address: { line1: '8 rue de la Chapelle', postcode: '70250', city: 'Ronchamp', country: 'FR' },
    decision: 'The registration number does not belong to this company. Please look at the current extract.',
  },
] as const

const EXTRACT = {
  subject: 'document',
  documentKind: 'registration_extract',
  help: 'Not older than three months, in whatever language it is.',
} as const

/** What the demo's staff ask of factories: the extract is required where the register gives it at once. */
const CHECKLIST = [
  { subject: 'terms', documentKind: null, country: null, isRequired: true, help: '' },
  { ...EXTRACT, country: null, isRequired: false },
  { ...EXTRACT, country: 'DE', isRequired: true },
  { ...EXTRACT, country: 'FR', isRequired: true },
] as const

/** Registers the owners, lets them apply, approves them, sets up delivery and payout accounts: all by procedures. */
export async function seedFactories(context: SeedContext, staff: Api): Promise<SellingFactory[]> {
  const selling: SellingFactory[] = []
  for (const asked of CHECKLIST) await staff.auth.requirements.create.mutate(asked)
  await inParallel(factories, 3, async (factory) => {
    const { vendorId, api } = await apply(context, {
      ...factory,
      ownerName: factory.owner.name,
      email: factory.owner.email,
    })
    await acceptDocuments(staff, vendorId)
    await decide(staff, vendorId, 'approve')
    await api.renew()
    for (const method of factory.delivery) {
      await api.shipping.methods.create.mutate({ ...method, countries: [...method.countries] })
    }
    await givePictures(factory, api)
    await openPayoutAccount(context, api)
    await setVacation(factory, api)
    selling.push({ factory, api, vendorId })
  })
  for (const applicant of APPLICANTS) {
    const { vendorId } = await apply(context, {
      name: applicant.name,
      ownerName: applicant.owner,
      email: applicant.email,
      tagline: applicant.tagline,
      story: `${applicant.tagline} from ${applicant.city}. We are four people and would like to sell what we make ourselves.`,
      city: applicant.city,
      country: applicant.country,
      address: applicant.address,
      legalName: applicant.name,
      registrationNumber: 'HRB 20417',
    })
    if (applicant.decision) {
      await decide(staff, vendorId, 'request_changes', [{ item: 'business', note: applicant.decision }])
    }
  }
  return selling.sort((a, b) => factories.indexOf(a.factory) - factories.indexOf(b.factory))
}

async function acceptDocuments(staff: Api, vendorId: string): Promise<void> {
  const { documents } = await staff.auth.vendorDocuments.list.query({ vendorId })
  for (const { id, status } of documents) {
    await staff.auth.vendorDocuments.decide.mutate({ documentId: id, seen: status, decision: 'accept' })
  }
}

/** Decides on the application as it is now. */
async function decide(
  staff: Api,
  vendorId: string,
  decision: 'approve' | 'request_changes',
  items: RequestedChange[] = [],
) {
  const { version } = await staff.auth.vendorReview.get.query({ vendorId })
  await staff.auth.vendorReview.decide.mutate({ vendorId, version, decision, items })
}

type Applicant = Pick<
  DemoFactory,
  'name' | 'tagline' | 'story' | 'city' | 'country' | 'legalName' | 'registrationNumber'
> & {
  email: string
  ownerName: string
  foundedYear?: number
  website?: string
  address: Omit<DemoFactory['address'], 'phone'> & { phone?: string }
}

async function apply(context: SeedContext, applicant: Applicant) {
  const { email, ownerName } = applicant
  await anonymous(context).auth.account.register.mutate({
    name: ownerName,
    email,
    password: DEMO_PASSWORD,
    audience: 'vendor',
  })
  const api = await signIn(context, 'vendor', email)
  const { name, country, legalName } = applicant
  const { vendorId } = await api.auth.application.start.mutate({ name, country })
  await api.renew()
  const { version } = await api.auth.application.save.mutate({
    version: 1,
    changes: {
      tagline: applicant.tagline,
      story: applicant.story,
      city: applicant.city,
      legalName,
      registrationNumber: applicant.registrationNumber,
      foundedYear: applicant.foundedYear ?? null,
      website: applicant.website ?? null,
      shipFrom: { name: legalName, line2: '', region: '', phone: '', ...applicant.address },
      acceptedTerms: VENDOR_TERMS_VERSION,
    },
  })
  await api.auth.documents.add.mutate(extractOf(legalName, applicant.registrationNumber))
  await api.auth.application.send.mutate({ version })
  return { vendorId, api }
}

/** The extract of the register, as the factory sends it. */
function extractOf(legalName: string, registrationNumber: string): FormData {
  const form = new FormData()
  form.set('kind', 'registration_extract')
  const words = `Extract of the register: ${legalName}, ${registrationNumber}`.replace(/[()\\]|[^ -~]/g, '')
  form.set('file', new File([new Uint8Array(smallPdf(words))], 'register-extract.pdf', { type: 'application/pdf' }))
  return form
}

/** The logo and the cover of its store, drawn for the demo. */
async function givePictures({ pictures }: DemoFactory, api: Api): Promise<void> {
  const drawn = { logo: await renderFactoryLogo(pictures), cover: await renderFactoryCover(pictures) }
  for (const kind of ['logo', 'cover'] as const) {
    // The approval reaches the product service by an event.
    await eventually('the product service to know that the store is open', () => {
      const form = new FormData()
      form.set('kind', kind)
      form.set('file', new File([new Uint8Array(drawn[kind])], kind))
      return api.product.storePictures.set.mutate(form)
    })
  }
}

/** Goes through the emulated onboarding as its page would. A real Stripe has a person do that. */
async function openPayoutAccount(context: SeedContext, api: Api): Promise<void> {
  await eventually('the payment service to know the factory', () => api.payment.payoutAccount.startOnboarding.mutate())
  const { stripeAccountId } = await api.payment.payoutAccount.get.query()
  const stripe = context.urls.stripe
  if (!stripeAccountId || !stripe) return
  await fetch(`${stripe}/_emulator/accounts/${stripeAccountId}/complete`, { method: 'POST' })
  await eventually('a ready payout account', async () => {
    const account = await api.payment.payoutAccount.get.query()
    return account.status === 'ready' ? account : undefined
  })
}

const DAY_MS = 86_400_000

/** One factory will be away: its pages say so, and whoever moves the clock sees its goods rest. */
async function setVacation({ vacation }: DemoFactory, api: Api): Promise<void> {
  if (!vacation) return
  const { inDays, days, timeZone, note } = vacation
  const [own] = (await api.auth.vendors.mine.query()).vendors
  if (!own) throw new Error('The factory that was just approved is gone.')
  const day = (later: number) => new Date(Date.now() + later * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)
  await api.auth.vendors.setVacation.mutate({
    version: own.version,
    vacation: { from: day(inDays), until: day(inDays + days - 1), timeZone, note },
  })
}
