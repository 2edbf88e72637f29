import {
  type ChecklistItem,
  type DocumentKind,
  type FieldIssue,
  type Requirement,
  requirementName,
  VENDOR_TERMS_VERSION,
  type VendorDocument,
} from '@millyard/contracts'

/** What a factory has, as far as the checklist asks. */
export type FactoryFacts = {
  country: string
  termsVersion: string | null
  hasShipFrom: boolean
  vatNumber: string | null
  website: string | null
  documents: readonly Pick<VendorDocument, 'kind' | 'status' | 'isExpired'>[]
}

/** How far a factory is with each entry that concerns it, the required ones first. Pure: everything it knows is given. */
export function checkRequirements(requirements: readonly Requirement[], facts: FactoryFacts): ChecklistItem[] {
  const concerning = new Map<string, Requirement>()
  for (const requirement of requirements) {
    if (requirement.country !== null && requirement.country !== facts.country) continue
    const asked = `${requirement.subject} ${requirement.documentKind ?? ''}`
    // A rule for the country stands in place of the one for all.
    if (requirement.country !== null || !concerning.has(asked)) concerning.set(asked, requirement)
  }
  return [...concerning.values()]
    .map(({ id, subject, documentKind, isRequired, help }) => ({
      requirementId: id,
      subject,
      documentKind,
      isRequired,
      help,
      state: stateOf({ subject, documentKind }, facts),
    }))
    .sort((a, b) => Number(b.isRequired) - Number(a.isRequired) || (a.requirementId < b.requirementId ? -1 : 1))
}

function stateOf(
  { subject, documentKind }: Pick<ChecklistItem, 'subject' | 'documentKind'>,
  facts: FactoryFacts,
): ChecklistItem['state'] {
  const doneIf = (isThere: boolean) => (isThere ? 'done' : 'missing')
  switch (subject) {
    case 'document':
      return documentKind ? stateOfDocument(documentKind, facts) : 'missing'
    case 'terms':
      return doneIf(facts.termsVersion === VENDOR_TERMS_VERSION)
    case 'ship_from':
      return doneIf(facts.hasShipFrom)
    case 'vat_number':
      return doneIf(Boolean(facts.vatNumber))
    case 'website':
      return doneIf(Boolean(facts.website))
  }
}

/** The best of its kind counts; one that was refused or is out of date does not. */
function stateOfDocument(kind: DocumentKind, { documents }: FactoryFacts): ChecklistItem['state'] {
  const good = documents.filter((document) => document.kind === kind && !document.isExpired)
  if (good.some(({ status }) => status === 'accepted')) return 'done'
  return good.some(({ status }) => status === 'waiting') ? 'waiting' : 'missing'
}

const FIELDS = { terms: 'acceptedTerms', ship_from: 'shipFrom', vat_number: 'vatNumber', website: 'website' } as const

/** The required entries that a factory has not done its part for, at their fields. */
export function checklistProblems(checklist: readonly ChecklistItem[]): FieldIssue[] {
  return checklist
    .filter(({ isRequired, state }) => isRequired && state === 'missing')
    .map(({ subject, documentKind }) =>
      subject === 'document'
        ? {
            path: `documents.${documentKind}`,
            message: `Add this document: ${requirementName({ subject, documentKind })}.`,
          }
        : { path: FIELDS[subject], message: 'Factories of your country need this.' },
    )
}
