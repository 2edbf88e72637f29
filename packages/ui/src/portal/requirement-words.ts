import type { DocumentKind, Requirement, RequirementSubject } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** Documents as people call them. */
export function useDocumentNames(): Readonly<Record<DocumentKind, string>> {
  const t = useExtracted('client')
  return {
    registration_extract: t('Extract of the register'),
    owner_identity: t('Identity of the owner'),
    tax_certificate: t('Tax certificate'),
    product_safety: t('Product safety'),
    other: t('Another document'),
  }
}

/** What can be asked for of a factory. */
export function useRequirementSubjects(): Readonly<Record<RequirementSubject, string>> {
  const t = useExtracted('client')
  return {
    document: t('A document'),
    terms: t('The terms that apply now, accepted'),
    ship_from: t('Ship-from address'),
    vat_number: t('VAT number'),
    website: t('Website'),
  }
}

/** Writes what an entry of the checklist asks for; a document is called by its kind. */
export function useRequirementName(): (entry: Pick<Requirement, 'subject' | 'documentKind'>) => string {
  const documents = useDocumentNames()
  const subjects = useRequirementSubjects()
  return ({ subject, documentKind }) =>
    subject === 'document' && documentKind ? documents[documentKind] : subjects[subject]
}
