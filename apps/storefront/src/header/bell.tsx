import { loadOptional } from '@millyard/web-kit/load'
import { Bell as BellIcon } from 'lucide'
import { Icon } from '../components/icon.tsx'
import { api, viewer } from '../server-kit.ts'
import { LateBellLink } from './late-bell-link.tsx'

/** The bell of a signed-in person. Streamed after the page. */
export async function Bell() {
  if (!(await viewer())) return null
  const unread = await loadOptional(api().notification.inbox.unreadCount.query(), { count: 0 })
  return (
    <LateBellLink initialCount={unread.count}>
      <Icon drawing={BellIcon} size={20} strokeWidth={1.75} />
    </LateBellLink>
  )
}
