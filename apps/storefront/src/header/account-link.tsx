import { UserRound } from 'lucide'
import Link from 'next/link'
import { getExtracted } from 'next-intl/server'
import { HEADER_BUTTON } from '../components/header-button.ts'
import { Icon } from '../components/icon.tsx'
import { viewer } from '../server-kit.ts'
import { SITE_LINKS } from '../site-links.ts'

/** The way to the account, or to the sign-in page. Read from the session cookie; no service is asked. */
export async function AccountLink() {
  const t = await getExtracted()
  const person = await viewer()
  return (
    <Link prefetch={false} href={person ? SITE_LINKS.account : SITE_LINKS.signIn} className={HEADER_BUTTON}>
      <Icon drawing={UserRound} size={20} strokeWidth={1.75} />
      <span className="max-w-32 truncate max-lg:sr-only">{person ? t('Account') : t('Sign in')}</span>
    </Link>
  )
}
