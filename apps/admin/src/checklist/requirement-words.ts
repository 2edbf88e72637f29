import {
  DOCUMENT_KINDS,
  type DocumentKind,
  REQUIREMENT_SUBJECTS,
  type Requirement,
  type RequirementSubject,
} from '@millyard/contracts'
import { useExtracted } from 'next-intl'

type WhatIsAsked = Pick<Requirement, 'subject' | 'documentKind'>

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

/** What can be asked for; a document is called by its kind. */
function useSubjectNames(): Readonly<Record<RequirementSubject, string>> {
  const t = useExtracted('client')
  return {
    document: t('A document'),
    terms: t('The terms that apply now, accepted'),
    ship_from: t('Ship-from address'),
    vat_number: t('VAT number'),
    website: t('Website'),
  }
}

/** Writes what an entry of the checklist asks for. */
export function useRequirementName() {
  const documents = useDocumentNames()
  const subjects = useSubjectNames()
  return ({ subject, documentKind }: WhatIsAsked): string =>
    subject === 'document' && documentKind ? documents[documentKind] : subjects[subject]
}

/** What several entries ask for, for pages that wait for data. */
export function RequirementNames({ requirements }: { requirements: readonly WhatIsAsked[] }) {
  return requirements.map(useRequirementName()).join(', ')
}

/** What can be asked for, as choices: each kind of document by itself. */
export function useAskable(): { value: string; label: string }[] {
  const documents = useDocumentNames()
  const subjects = useSubjectNames()
  return [
    ...DOCUMENT_KINDS.map((kind) => ({ value: `document ${kind}`, label: documents[kind] })),
    ...REQUIREMENT_SUBJECTS.filter((subject) => subject !== 'document').map((value) => ({
      value,
      label: subjects[value],
    })),
  ]
}
