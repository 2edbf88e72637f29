import { Button } from '@mantine/core'
import { useExtracted } from 'next-intl'
import { signOutAction } from './actions.ts'

/** For pages without the frame and its menu. */
export function SignOutButton() {
  const t = useExtracted()

  return (
    <form action={signOutAction}>
      <Button type="submit" variant="transparent" size="compact-sm" px={0}>
        {t('Sign out')}
      </Button>
    </form>
  )
}
