import Link from 'next/link'
import classes from './page-tabs.module.css'

export interface PageTab {
  label: string
  href: string
  isCurrent: boolean
}

/** The parts of a page as links: each has its own address. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  return (
    <nav className={classes.root} aria-label={label}>
      {tabs.map(({ label: text, href, isCurrent }) => (
        <Link key={href} href={href} className={classes.link} aria-current={isCurrent ? 'page' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  )
}
