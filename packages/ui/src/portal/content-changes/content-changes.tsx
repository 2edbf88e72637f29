import type { ShownContent } from '@millyard/contracts'
import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { Picture } from '../../shared/picture.tsx'
import {
  type ContentChange,
  compareContent,
  type ListItem,
  type PictureChange,
  type TextPart,
} from './compare-content.ts'
import classes from './content-changes.module.css'
import { useContentWords } from './content-words.ts'

/** A text whose added and removed words are marked; said aloud too, not told by colour alone. */
function MarkedText({ parts }: { parts: readonly TextPart[] }) {
  return (
    <p className={classes.text}>
      {parts.map(({ value, kind }, index) =>
        kind === 'same' ? (
          // Parts of one text have no identity but their place.
          <span key={index}>{value}</span>
        ) : kind === 'added' ? (
          <ins key={index}>{value}</ins>
        ) : (
          <del key={index}>{value}</del>
        ),
      )}
    </p>
  )
}

function MarkedList({ items, isReordered }: { items: readonly ListItem[]; isReordered: boolean }) {
  const t = useExtracted('client')

  return (
    <>
      <ul className={classes.list}>
        {items.map(({ value, kind }) => (
          <li key={`${kind}-${value}`} data-kind={kind}>
            {kind === 'added' ? <IconPlus size={14} aria-label={t('New:')} role="img" /> : null}
            {kind === 'renamed' ? <IconPencil size={14} aria-label={t('Renamed:')} role="img" /> : null}
            {kind === 'removed' ? <IconMinus size={14} aria-label={t('Gone:')} role="img" /> : null}
            {kind === 'added' || kind === 'renamed' ? (
              <ins>{value}</ins>
            ) : kind === 'removed' ? (
              <del>{value}</del>
            ) : (
              value
            )}
          </li>
        ))}
      </ul>
      {isReordered ? <p className={classes.note}>{t('In another order than before.')}</p> : null}
    </>
  )
}

function MarkedPicture({ change: { image, kind, place, placeBefore, altBefore } }: { change: PictureChange }) {
  const t = useExtracted('client')
  const words = [
    kind === 'added' ? t('New') : kind === 'removed' ? t('Removed') : '',
    placeBefore === undefined
      ? ''
      : t('Moved from {before, number} to {after, number}', { before: placeBefore, after: place }),
    altBefore === undefined ? '' : t('Other words'),
  ].filter((word) => word !== '')
  return (
    <li data-kind={words.length > 0 && kind === 'same' ? 'changed' : kind}>
      <Picture image={image} sizes="160px" className={classes.picture} />
      {words.length > 0 ? <p className={classes.badge}>{words.join(', ')}</p> : null}
      <p className={classes.note}>
        {altBefore === undefined ? null : (
          <>
            <del>{altBefore}</del>{' '}
          </>
        )}
        {altBefore === undefined ? image.alt : <ins>{image.alt}</ins>}
      </p>
    </li>
  )
}

function ChangeBody({ change }: { change: ContentChange }) {
  switch (change.kind) {
    case 'text':
      return <MarkedText parts={change.parts} />
    case 'list':
      return <MarkedList items={change.items} isReordered={change.isReordered} />
    case 'pictures':
      return (
        <ul className={classes.pictures}>
          {change.pictures.map((picture) => (
            <MarkedPicture key={`${picture.kind}-${picture.image.id}`} change={picture} />
          ))}
        </ul>
      )
  }
}

export interface ContentChangesProps {
  before: ShownContent
  after: ShownContent
}

/** What a version of a product changes, field by field, with its pictures. */
export function ContentChanges({ before, after }: ContentChangesProps) {
  const t = useExtracted('client')

  const changes = compareContent(before, after, useContentWords())
  if (changes.length === 0) return <p className={classes.note}>{t('Nothing differs.')}</p>
  return (
    <>
      <p className={classes.note}>
        {t.rich('{count, plural, one {# change} other {# changes}}: <ins>new</ins>, <del>gone</del>.', {
          count: changes.length,
          ins: (chunks) => <ins>{chunks}</ins>,
          del: (chunks) => <del>{chunks}</del>,
        })}
      </p>
      <dl className={classes.changes}>
        {changes.map((change) => (
          <div key={change.id}>
            <dt>{change.label}</dt>
            <dd>
              <ChangeBody change={change} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
