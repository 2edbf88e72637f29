import { type AuditEntry, type AuditSubject, STAFF_ACTIONS } from '@millyard/contracts'

const WORDS: ReadonlyMap<string, string> = new Map(Object.entries(STAFF_ACTIONS))

/** "Approved the factory"; the action itself when this version does not know it. */
export function actionWords(action: string): string {
  const words = WORDS.get(action)
  return words ? capitalise(words) : action
}

/** What is acted on, as the filter names it. */
export const SUBJECT_WORDS: Readonly<Record<AuditSubject, string>> = {
  vendor: 'Factories',
  product: 'Products',
  review: 'Reviews',
  category: 'Categories',
  brand: 'Brands',
  attribute: 'Attributes',
  collection: 'Collections',
  user: 'People',
  invitation: 'Invitations',
  delivery: 'Event deliveries',
  requirement: 'Checklist of factories',
}

/** The prefixes of the actions on a kind of thing; undefined for all of them. */
const ACTION_PREFIXES: Readonly<Record<AuditSubject, RegExp>> = {
  vendor: /^vendor\./,
  product: /^product\./,
  review: /^review\./,
  category: /^category\./,
  brand: /^brand\./,
  attribute: /^attribute\./,
  collection: /^collection\./,
  user: /^(user|staff)\./,
  invitation: /^invitation\./,
  delivery: /^delivery\./,
  requirement: /^requirement\./,
}

/** The choices of the action filter: of one kind of thing, or of all. */
export function actionOptions(subjectType: AuditSubject | undefined): { value: string; label: string }[] {
  return Object.entries(STAFF_ACTIONS)
    .filter(([action]) => !subjectType || ACTION_PREFIXES[subjectType].test(action))
    .map(([value, words]) => ({ value, label: capitalise(words) }))
}

const PATHS: ReadonlyMap<string, (id: string) => string> = new Map([
  ['vendor', (id) => `/factories/${id}`],
  ['brand', (id) => `/brands/${id}`],
  ['collection', (id) => `/collections/${id}`],
  ['user', (id) => `/users/${id}`],
  ['product', (id) => `/product-reviews/${id}`],
])

/** Where the console shows what was acted on; undefined when it has no page of its own. */
export function subjectHref({
  subjectType,
  subjectId,
}: Pick<AuditEntry, 'subjectType' | 'subjectId'>): string | undefined {
  return PATHS.get(subjectType)?.(subjectId)
}

/**
 * The details in one line: "in review → approved · “Show the whole label.”". The move comes first, then what was written, then
 * the rest with its name. What is empty is left out.
 */
export function detailWords({ from = '', to = '', note = '', reason = '', ...rest }: AuditEntry['details']): string {
  const move = [plain(from), plain(to)].filter(Boolean).join(' → ')
  const written = [note, reason].map(String).filter(Boolean)
  return [
    move,
    ...written.map((words) => `“${words}”`),
    ...Object.entries(rest)
      .map(([key, value]) => [key, plain(value)])
      .filter(([, words]) => words !== '')
      .map(([key, words]) => `${key}: ${words}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A state or a list of roles in words: "changes requested"; "owner, support". */
function plain(value: string | string[]): string {
  return (typeof value === 'string' ? value : value.join(', ')).replaceAll('_', ' ')
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
