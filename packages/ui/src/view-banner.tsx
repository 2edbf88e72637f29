import classes from './view-banner.module.css'

export interface ViewBannerProps {
  /** The member of staff. */
  viewedBy: string
  /** Whose eyes they look through. */
  name: string
}

/** Says on every page who is viewing as whom, and ends it; a plain form, so that it works without scripts. */
export function ViewBanner({ viewedBy, name }: ViewBannerProps) {
  return (
    <>
      <aside className={classes.banner} aria-label="Viewing as somebody else">
        <p className={classes.text}>
          <strong>
            {viewedBy} is viewing as {name}.
          </strong>{' '}
          Nothing can be changed.
        </p>
        <form action="/view-as/end" method="post">
          <button type="submit" className={classes.end}>
            Stop viewing
          </button>
        </form>
      </aside>
      <div className={classes.room} aria-hidden />
    </>
  )
}
