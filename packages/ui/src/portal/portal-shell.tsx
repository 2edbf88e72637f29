'use client'
import { AppShell, Avatar, Burger, Drawer, Menu, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLogout } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type CSSProperties, type ReactNode, useEffect, useRef, useTransition } from 'react'
import { MillMark, Wordmark } from '../shared/wordmark.tsx'
import { ColorSchemeToggle } from './color-scheme-toggle.tsx'
import { findActiveHref, type NavigationGroup } from './navigation.ts'
import classes from './portal-shell.module.css'

export interface PortalAccount {
  name: string
  email: string
  /** Links above "Sign out". */
  links?: readonly { label: string; href: string; icon?: ReactNode }[]
  /** A server action or a client function; the shell shows that it is under way. */
  onSignOut: () => unknown
}

export interface PortalShellProps {
  /** What stands beside the wordmark: "Factory portal", "Admin". */
  product: string
  /** The colour of the stripe on top, which tells the portals apart at a glance. */
  accent?: 'green' | 'copper'
  navigation: readonly NavigationGroup[]
  /** Who one acts for: the first thing in the sidebar. */
  actingVendor?: ReactNode
  /** Their name, for the header of screens on which the sidebar is a drawer: it is always visible. */
  actingName?: string | undefined
  /** A search form for the header. */
  search?: ReactNode
  /** The notification bell. */
  notifications?: ReactNode
  account?: PortalAccount
  children: ReactNode
}

function NavigationList({
  groups,
  pathname,
  label,
}: {
  groups: readonly NavigationGroup[]
  pathname: string
  label: string
}) {
  const t = useExtracted('client')

  const activeHref = findActiveHref(groups, pathname)
  const root = useRef<HTMLElement>(null)
  // A long list is scrolled to where one is. The page itself stays where it stands.
  useEffect(() => {
    const entry = root.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (!root.current || !entry || !activeHref) return
    const [list, link] = [root.current.getBoundingClientRect(), entry.getBoundingClientRect()]
    if (link.bottom > list.bottom) root.current.scrollTop += link.bottom - list.bottom
    else if (link.top < list.top) root.current.scrollTop -= list.top - link.top
  }, [activeHref])
  return (
    <nav ref={root} className={classes.groups} aria-label={label}>
      {groups.map((group, index) => (
        <div className={classes.group} key={group.label ?? index}>
          {group.label ? <p className={classes.groupLabel}>{group.label}</p> : null}
          <ul className={classes.list}>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  className={classes.link}
                  href={item.href}
                  aria-current={item.href === activeHref ? 'page' : undefined}
                >
                  {item.icon}
                  <span>{item.label}</span>
                  {item.count ? (
                    <span className={classes.count}>
                      {item.count}
                      <span className="mill-visually-hidden"> {t('waiting')}</span>
                    </span>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function AccountMenu({ account }: { account: PortalAccount }) {
  const t = useExtracted('client')

  const [isLeaving, startLeaving] = useTransition()
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.accountButton}>
          <Avatar name={account.name} color="mill" size={30} radius="xl" aria-hidden />
          <span className="mill-visually-hidden">{t('Account of')} </span>
          <span className={classes.accountName}>{account.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '8px 12px' }}>
          <Text size="sm" fw={600} truncate>
            {account.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {account.email}
          </Text>
        </div>
        <Menu.Divider />
        {account.links?.map((link) => (
          <Menu.Item key={link.href} component={Link} href={link.href} leftSection={link.icon}>
            {link.label}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.7} />}
          disabled={isLeaving}
          closeMenuOnClick={false}
          onClick={() => startLeaving(async () => void (await account.onSignOut()))}
        >
          {isLeaving ? t('Signing out') : t('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/**
 * The frame of every signed-in portal page: skip link, header, sidebar (a drawer on phones), main region.
 * Wrap pages with it in a route group's layout; sign-in pages stay outside and use AuthCard.
 */
export function PortalShell({
  product,
  accent = 'green',
  navigation,
  actingVendor,
  actingName,
  search,
  notifications,
  account,
  children,
}: PortalShellProps) {
  const t = useExtracted('client')

  const pathname = usePathname()
  const [isDrawerOpen, drawer] = useDisclosure(false)
  const closeDrawer = drawer.close

  // A followed link ends the drawer's job; it also gives the focus back to the page.
  useEffect(() => closeDrawer(), [pathname, closeDrawer])

  const style = { '--shell-accent': `var(--mill-${accent})` } as CSSProperties
  return (
    <>
      <a className={classes.skip} href="#main">
        {t('Skip to content')}
      </a>
      <AppShell header={{ height: 59 }} navbar={{ width: 240, breakpoint: 'md', collapsed: { mobile: true } }}>
        <AppShell.Header className={classes.header} style={style}>
          <div className={classes.headerRow}>
            <Burger
              hiddenFrom="md"
              size="sm"
              opened={isDrawerOpen}
              onClick={drawer.toggle}
              aria-label={t('Open navigation')}
              aria-expanded={isDrawerOpen}
            />
            <Link className={classes.brand} href="/">
              <span className={actingName ? classes.wideOnly : undefined}>
                <Wordmark size={21} />
              </span>
              {actingName ? (
                <span className={classes.acting}>
                  <span className={classes.actingMark}>
                    <MillMark size={22} />
                  </span>
                  <span className={classes.actingName}>{actingName}</span>
                </span>
              ) : null}
              <span className={classes.brandSuffix}>{product}</span>
              <span className="mill-visually-hidden"> {t('dashboard')}</span>
            </Link>
            {search ? <div className={classes.search}>{search}</div> : null}
            <div className={classes.tools}>
              <ColorSchemeToggle />
              {notifications}
              {account ? <AccountMenu account={account} /> : null}
            </div>
          </div>
        </AppShell.Header>
        <AppShell.Navbar className={classes.navbar} visibleFrom="md">
          {actingVendor ? <div className={classes.vendor}>{actingVendor}</div> : null}
          <NavigationList groups={navigation} pathname={pathname} label={t('Main')} />
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
          <div className={classes.content}>{children}</div>
        </AppShell.Main>
      </AppShell>
      <Drawer
        opened={isDrawerOpen}
        onClose={closeDrawer}
        size={300}
        padding={0}
        title={<Wordmark size={20} />}
        closeButtonProps={{ 'aria-label': t('Close navigation') }}
        styles={{ header: { paddingInline: 16 }, content: { background: 'var(--mill-ground)' } }}
        hiddenFrom="md"
      >
        {actingVendor ? <div className={classes.vendor}>{actingVendor}</div> : null}
        <NavigationList groups={navigation} pathname={pathname} label={t('Main')} />
      </Drawer>
    </>
  )
}
