import { useExtracted } from 'next-intl'
import classes from './view-banner.module.css'

export interface ViewBannerProps {
  /** The member of staff. */
  viewedBy: string
  /** Whose eyes they look through. */
  name: string
}

/** Says on every page who is viewing as whom, and ends it; a plain form, so that it works without scripts. */
export function ViewBanner({ viewedBy, name }: ViewBannerProps) {
  const t = useExtracted('client')

  return (
    <>
      <aside className={classes.banner} aria-label={t('Viewing as somebody else')}>
        <p className={classes.text}>
          {t.rich('<strong>{viewedBy} is viewing as {name}.</strong> Nothing can be changed.', {
            viewedBy,
            name,
            strong: (chunks) => <strong>{chunks}</strong>,
          })}
        </p>
        <form action="/view-as/end" method="post">
          <button type="submit" className={classes.end}>
            {t('Stop viewing')}
          </button>
        </form>
      </aside>
      <div className={classes.room} aria-hidden />
    </>
  )
}
