import type { RouterOutputs } from '@millyard/api-client'
import type { ReportReason } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { DateText, Stars } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Panel } from '../components/panel.tsx'
import classes from './reviews.module.css'

type Queued = RouterOutputs['product']['reviewQueue']['get']

/** What was written, with its photos and the factory's reply. */
export function ReviewPanel({ review }: { review: Queued }) {
  const t = useExtracted()

  const { rating, title, body, authorName, createdAt, editedAt, photos, reply } = review
  const written = () => <DateText value={createdAt} style="dateTime" />
  return (
    <Panel title={t({ id: 'customerReview', message: 'Review' })}>
      <p className={classes.meta}>
        <Stars rating={rating} />
        <span className={classes.soft}>
          {editedAt
            ? t.rich('{name}, <written></written>, edited <edited></edited>', {
                name: authorName,
                written,
                edited: () => <DateText value={editedAt} style="dateTime" />,
              })
            : t.rich('{name}, <written></written>', { name: authorName, written })}
        </span>
      </p>
      <p className={classes.title}>{title}</p>
      <p className={classes.words}>{body}</p>
      {photos.length > 0 ? (
        <ul className={classes.photos}>
          {photos.map((photo) => (
            <li key={photo.id}>
              <a href={`${photo.basePath}-${Math.max(...photo.widths)}.webp`} target="_blank" rel="noreferrer">
                <Picture image={photo} sizes="120px" ratio={1} />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {reply ? (
        <div className={classes.reply}>
          <p className={classes.meta}>
            {t.rich('<strong>{factory}</strong><soft>replied, <date></date></soft>', {
              factory: review.factoryName,
              strong: (chunks) => <strong>{chunks}</strong>,
              soft: (chunks) => <span className={classes.soft}>{chunks}</span>,
              date: () => <DateText value={reply.createdAt} style="dateTime" />,
            })}
          </p>
          <p className={classes.words}>{reply.body}</p>
        </div>
      ) : null}
    </Panel>
  )
}

/** What readers said of it; who they are stays with the service. */
export function ReportsPanel({ reports }: Pick<Queued, 'reports'>) {
  const t = useExtracted()
  const reasons: Readonly<Record<ReportReason, string>> = {
    offensive: t('Insults or threatens'),
    private: t('Gives away something private'),
    advertising: t('Advertising'),
    not_about_product: t('Not about the product'),
    other: t('Something else'),
  }

  return (
    <Panel title={t('Reports')} isFlush={reports.length > 0}>
      {reports.length === 0 ? (
        <p style={{ margin: 0 }}>{t('No reader has reported it.')}</p>
      ) : (
        <ul className={classes.entries}>
          {reports.map((report, index) => (
            <li key={`${report.createdAt}-${index}`}>
              <p>
                <strong>{reasons[report.reason]}</strong>
                {report.decidedAt ? <span className={classes.soft}> {t('(decided)')}</span> : null}
              </p>
              {report.note ? <p>{report.note}</p> : null}
              <p className={classes.soft}>
                <DateText value={report.createdAt} style="dateTime" />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** What staff decided before. */
export function DecisionsPanel({ decisions }: Pick<Queued, 'decisions'>) {
  const t = useExtracted()

  if (decisions.length === 0) return null
  return (
    <Panel title={t('Decided before')} isFlush>
      <ul className={classes.entries}>
        {decisions.map((entry) => (
          <li key={entry.id}>
            <p>
              {t.rich(
                '<strong>{decision, select, hide {Hidden} restore {Restored} other {Left as it was}}</strong> by {name}',
                {
                  decision: entry.decision,
                  strong: (chunks) => <strong>{chunks}</strong>,
                  name: entry.actorName,
                },
              )}
            </p>
            {entry.reason ? <p>{entry.reason}</p> : null}
            <p className={classes.soft}>
              <DateText value={entry.createdAt} style="dateTime" />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
