/**
 * The checklist of factories: what must be there before one is approved, and what helps. Staff write it; a factory reads how
 * far it is with each entry. A change of it never takes an approval back.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | requirements.list | admin vendors.read | the whole checklist |
 * | requirements.create / update / remove | admin vendors.configure | one entry of it |
 */
import { z } from 'zod'
import { countrySchema, text, timestampSchema } from './common.ts'
import { DOCUMENT_NAMES, documentKindSchema } from './document.ts'
import { idSchema } from './ids.ts'

export const REQUIREMENT_SUBJECTS = ['document', 'terms', 'ship_from', 'vat_number', 'website'] as const
export const requirementSubjectSchema = z.enum(REQUIREMENT_SUBJECTS, { error: 'Choose what is asked for.' })
export type RequirementSubject = z.infer<typeof requirementSubjectSchema>

/** As people call them; a document is called by its kind. */
export const REQUIREMENT_NAMES: Record<Exclude<RequirementSubject, 'document'>, string> = {
  terms: 'The terms that apply now, accepted',
  ship_from: 'Ship-from address',
  vat_number: 'VAT number',
  website: 'Website',
}

const whatIsAsked = z.object({ subject: requirementSubjectSchema, documentKind: documentKindSchema.nullable() })

/** What an entry asks for, in words. */
export function requirementName({ subject, documentKind }: z.infer<typeof whatIsAsked>): string {
  if (subject === 'document') return documentKind ? DOCUMENT_NAMES[documentKind] : 'A document'
  return REQUIREMENT_NAMES[subject]
}

const requirementFields = whatIsAsked.extend({
  /** Null: factories of all countries. A rule for a country stands in place of the one for all. */
  country: countrySchema.nullable(),
  isRequired: z.boolean(),
  /** What the factory reads beside it. */
  help: text(300, { min: 0 }),
})

export const createRequirementInput = requirementFields.refine(
  ({ subject, documentKind }) => (subject === 'document') === (documentKind !== null),
  { path: ['documentKind'], message: 'Choose which document.' },
)
const seenRequirement = z.object({ requirementId: idSchema('req'), version: z.int().min(1) })
/** What is asked for, and of whom, stays: that is another entry. */
export const updateRequirementInput = seenRequirement.extend(
  requirementFields.pick({ isRequired: true, help: true }).shape,
)
export const removeRequirementInput = seenRequirement

export const requirementSchema = requirementFields.extend({
  id: idSchema('req'),
  version: z.int(),
  updatedAt: timestampSchema,
})
export type Requirement = z.infer<typeof requirementSchema>
export const requirementsSchema = z.object({ requirements: z.array(requirementSchema) })

/** `waiting`: the factory has done its part, and staff have not looked at it. */
export const CHECK_STATES = ['missing', 'waiting', 'done'] as const
export type CheckState = (typeof CHECK_STATES)[number]
export const checklistItemSchema = whatIsAsked.extend({
  requirementId: idSchema('req'),
  isRequired: z.boolean(),
  help: z.string(),
  state: z.enum(CHECK_STATES),
})
export type ChecklistItem = z.infer<typeof checklistItemSchema>

/** The details of REQUIREMENTS_OPEN: what keeps a factory from being approved. */
export const openRequirementsSchema = z.object({ open: z.array(checklistItemSchema) })
