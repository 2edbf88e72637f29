/**
 * Brands: names under which goods are sold. A product has one or none, as part of its content. Staff keep the list; a factory
 * may propose a brand that is not in it and write drafts with it, but nothing goes on sale with a proposal.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | catalogue.brands | public | brands with goods on sale, by name |
 * | catalogue.brand | public | one by slug, or by any address it had |
 * | products.brandChoices | vendor products.read | what a product can name: the list, and the factory's own proposals |
 * | products.proposeBrand | vendor products.write | "my brand is not in the list" |
 * | brands.list / get / proposals | admin products.read | the list with its numbers; one brand; what waits, the oldest first |
 * | brands.create / update / setLogo / removeLogo / merge / remove | admin catalogue.manage | what the list is |
 * | brands.accept / refuse | admin catalogue.manage | a proposal; one that exists already is merged |
 */
import { z } from 'zod'
import { addressPartSchema } from './category.ts'
import {
  countrySchema,
  imageSchema,
  lineOfText,
  pageInput,
  pageOf,
  slugSchema,
  text,
  timestampSchema,
} from './common.ts'
import { idSchema } from './ids.ts'

/** proposed → listed | refused | merged; listed → merged | removed. */
export const BRAND_STATUSES = ['proposed', 'listed', 'refused', 'merged', 'removed'] as const
export const brandStatusSchema = z.enum(BRAND_STATUSES)
export type BrandStatus = z.infer<typeof brandStatusSchema>

const nameSchema = lineOfText(80)
const websiteSchema = text(200, { min: 0 }).refine(
  (value) => value === '' || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(value),
  'Enter the whole address, such as https://example.com.',
)
const wordsSchema = z.object({
  name: nameSchema,
  description: text(2_000, { min: 0 }).default(''),
  website: websiteSchema.default(''),
  country: countrySchema.nullable().default(null),
})

/** What buyers see of a brand. */
export const brandSchema = z.object({
  id: idSchema('brd'),
  slug: slugSchema,
  name: z.string(),
  description: z.string(),
  website: z.string().nullable(),
  country: countrySchema.nullable(),
  logo: imageSchema.nullable(),
  /** On sale now. */
  productCount: z.int(),
})
export type Brand = z.infer<typeof brandSchema>
export const brandsSchema = z.object({
  brands: z.array(brandSchema.pick({ slug: true, name: true, country: true, logo: true, productCount: true })),
})
/** Asked by an address that it had, the answer has another slug. */
export const brandRefSchema = z.object({ slug: slugSchema, name: z.string() })

/** What the editor offers. A proposal of the factory's own is marked; one that was refused says why. */
export const brandChoiceSchema = z.object({
  id: idSchema('brd'),
  name: z.string(),
  status: z.enum(['listed', 'proposed', 'refused']),
  note: z.string(),
})
export type BrandChoice = z.infer<typeof brandChoiceSchema>
export const brandChoicesSchema = z.object({ brands: z.array(brandChoiceSchema) })
export const proposeBrandInput = z.object({
  name: nameSchema,
  website: websiteSchema.default(''),
  /** What staff should know: whose brand it is. */
  description: text(2_000, { min: 0 }).default(''),
})

export const staffBrandRowSchema = z.object({
  id: idSchema('brd'),
  version: z.int(),
  slug: slugSchema,
  name: z.string(),
  country: countrySchema.nullable(),
  logo: imageSchema.nullable(),
  /** Products that carry it, on sale or not. */
  productCount: z.int(),
})
export type StaffBrandRow = z.infer<typeof staffBrandRowSchema>
export const staffBrandsInput = pageInput.extend({ q: text(80, { min: 0 }).optional() })
export const staffBrandsPage = pageOf(staffBrandRowSchema)
export const staffBrandSchema = staffBrandRowSchema.extend({
  description: z.string(),
  website: z.string().nullable(),
  formerSlugs: z.array(slugSchema),
  /** Drafts and submitted versions that name it. */
  openCount: z.int(),
})
export type StaffBrand = z.infer<typeof staffBrandSchema>

export const brandProposalSchema = z.object({
  id: idSchema('brd'),
  version: z.int(),
  name: z.string(),
  description: z.string(),
  website: z.string().nullable(),
  proposedAt: timestampSchema,
  factory: z.object({ id: idSchema('ven'), name: z.string() }),
  /** Drafts and submitted versions that wait for it. */
  openCount: z.int(),
  /** A brand of the list whose name is alike. */
  alike: z.object({ id: idSchema('brd'), name: z.string() }).nullable(),
})
export type BrandProposal = z.infer<typeof brandProposalSchema>
export const brandProposalsInput = pageInput.extend({ vendorId: idSchema('ven').optional() })
export const brandProposalsPage = pageOf(brandProposalSchema)

export const brandIdInput = z.object({ brandId: idSchema('brd') })
export const brandIdOutput = z.object({ brandId: idSchema('brd') })
/** The version that was looked at; of two who change it at once the second is told. */
export const brandVersionInput = brandIdInput.extend({ version: z.int() })
export const createBrandInput = wordsSchema
export const updateBrandInput = brandVersionInput.extend({ ...wordsSchema.shape, slug: addressPartSchema })
/** Everything that `brandId` has, its goods and addresses, becomes `intoId`'s. */
export const mergeBrandInput = brandVersionInput.extend({ intoId: idSchema('brd') })
export const refuseBrandInput = brandVersionInput.extend({ note: text(500) })
