/**
 * A factory's application while it is written: it saves itself field by field, can be left and found again on any device, and
 * is sent when it is complete.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | application.start | account | a draft with a name and a country; I become its owner |
 * | application.get | vendor store.manage | what is written so far, what is missing, what staff asked for |
 * | application.save | vendor store.manage | one field or several; what the fields hold need not be complete |
 * | application.send | vendor store.manage | a complete one goes to staff |
 * | application.takeBack | vendor store.manage | out of the queue, to be changed and sent again |
 * | application.discard | vendor store.manage | a draft is deleted; one that staff have seen is withdrawn for good |
 */
import { z } from 'zod'
import { countrySchema, lineOfText, text, timestampSchema } from './common.ts'
import { fieldIssueSchema } from './errors.ts'
import { idSchema } from './ids.ts'
import { VENDOR_STATUSES } from './permissions.ts'
import { checklistItemSchema } from './requirement.ts'
import { richText } from './rich-text.ts'

/** The terms that a factory accepts now. What they say stands in the portal; a change of them is a new version. */
export const VENDOR_TERMS_VERSION = '2026-11'

/** The parts of an application, in their order on the page; staff ask for changes to one of them. */
export const APPLICATION_PARTS = ['business', 'profile', 'documents', 'ship_from', 'terms'] as const
export const applicationPartSchema = z.enum(APPLICATION_PARTS, { error: 'Choose a part of the application.' })
export type ApplicationPart = z.infer<typeof applicationPartSchema>

/** Which part of the page a field belongs to, by the first step of its path. */
export const PART_OF_FIELD = {
  legalName: 'business',
  registrationNumber: 'business',
  vatNumber: 'business',
  name: 'profile',
  tagline: 'profile',
  story: 'profile',
  city: 'profile',
  country: 'profile',
  foundedYear: 'profile',
  website: 'profile',
  shipFrom: 'ship_from',
  acceptedTerms: 'terms',
  documents: 'documents',
} as const satisfies Record<string, ApplicationPart>

export const requestedChangeSchema = z.object({ item: applicationPartSchema, note: text(1000) })
export type RequestedChange = z.infer<typeof requestedChangeSchema>

/** Characters of a factory's story that a buyer reads. */
export const MIN_STORY = 40
export const MAX_STORY = 4_000

/** A name that a factory can be found by. */
export const factoryNameSchema = lineOfText(80, { min: 2 })
export const foundedYearSchema = z
  .int()
  .min(1200, 'Enter a year.')
  .refine((year) => year <= new Date().getUTCFullYear(), 'This year has not come yet.')
export const websiteSchema = z
  .url({ protocol: /^https?$/, error: 'Enter a web address like https://example.com.' })
  .max(200)

/** Where parcels set out from, as far as it is typed. */
export const shipFromSchema = z.object({
  name: text(100, { min: 0 }),
  line1: text(120, { min: 0 }),
  line2: text(120, { min: 0 }),
  postcode: text(16, { min: 0 }),
  city: text(80, { min: 0 }),
  region: text(80, { min: 0 }),
  country: countrySchema,
  phone: text(30, { min: 0 }),
})
export type ShipFrom = z.infer<typeof shipFromSchema>

/** What is written: a text may still be empty or too short, but what a field cannot hold is refused at once. */
export const applicationDraftSchema = z.object({
  name: factoryNameSchema,
  tagline: text(120, { min: 0 }),
  /** Rich text, see rich-text.ts. */
  story: richText(MAX_STORY),
  city: text(80, { min: 0 }),
  country: countrySchema,
  foundedYear: foundedYearSchema.nullable(),
  website: websiteSchema.nullable(),
  legalName: text(120, { min: 0 }),
  registrationNumber: text(60, { min: 0 }),
  vatNumber: text(30, { min: 0 }),
  shipFrom: shipFromSchema.nullable(),
  /** The version of the terms that is accepted. */
  acceptedTerms: z
    .literal(VENDOR_TERMS_VERSION, { error: 'These terms are not the ones that apply now. Load the page again.' })
    .nullable(),
})
export type ApplicationDraft = z.infer<typeof applicationDraftSchema>

/** A complete application but for the address, whose rules (contracts/address) weigh too much for every page. */
export const completeApplicationSchema = z.object({
  name: factoryNameSchema,
  /** One line below the name, for example "Stoneware from the Vosges". */
  tagline: text(120),
  story: richText(MAX_STORY, { min: MIN_STORY }),
  city: text(80),
  country: countrySchema,
  legalName: text(120),
  registrationNumber: text(60),
  acceptedTerms: z.literal(VENDOR_TERMS_VERSION, { error: 'Read the terms and accept them.' }),
})

export const startApplicationInput = z.object({ name: factoryNameSchema, country: countrySchema })
/** `version` is the one that the change builds on; fields that are left out stay as they are. */
export const saveApplicationInput = z.object({
  version: z.int().min(1),
  changes: applicationDraftSchema
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'Nothing has changed.'),
})
export const applicationVersionInput = z.object({ version: z.int().min(1) })

export const applicationSchema = z.object({
  vendorId: idSchema('ven'),
  status: z.enum(VENDOR_STATUSES),
  version: z.int(),
  savedAt: timestampSchema,
  /** When it was sent last. */
  sentAt: timestampSchema.nullable(),
  values: applicationDraftSchema.extend({ acceptedTerms: z.string().nullable(), website: z.string().nullable() }),
  /** What is missing until it can be sent, at its fields. */
  problems: z.array(fieldIssueSchema),
  /** What staff ask of every factory, and how far this one is. */
  checklist: z.array(checklistItemSchema),
  /** What staff wrote, in general and part by part. */
  reviewNote: z.string().nullable(),
  requestedChanges: z.array(requestedChangeSchema),
})
export type Application = z.infer<typeof applicationSchema>

export const savedApplicationSchema = applicationSchema.pick({ version: true, savedAt: true, problems: true })
