import { Drawer, Modal, mergeThemeOverrides, Notification, Pagination } from '@mantine/core'
import { useExtracted } from 'next-intl'
import { useMemo } from 'react'
import { portalTheme } from './theme.ts'

/** The theme with the names of its buttons: icons alone say nothing to a screen reader. */
export function usePortalTheme() {
  const t = useExtracted('client')
  const close = t('Close')
  const pages = { first: t('First page'), previous: t('Previous page'), next: t('Next page'), last: t('Last page') }
  const { first, previous, next, last } = pages
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': close }
    const names = { first, previous, next, last }
    return mergeThemeOverrides(portalTheme, {
      components: {
        Drawer: Drawer.extend({ defaultProps: { closeButtonProps } }),
        Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
        Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
        Pagination: Pagination.extend({
          defaultProps: { getControlProps: (control) => ({ 'aria-label': names[control] }) },
        }),
      },
    })
  }, [close, first, previous, next, last])
}
