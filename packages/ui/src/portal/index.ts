export { ColorSchemeToggle } from './color-scheme-toggle.tsx'
export { findActiveHref, type NavigationGroup, type NavigationItem } from './navigation.ts'
export { PortalDocument } from './portal-document.tsx'
export { PortalProviders } from './portal-providers.tsx'
export {
  HeaderButton,
  type HeaderButtonProps,
  type PortalAccount,
  PortalShell,
  type PortalShellProps,
} from './portal-shell.tsx'
export { portalTheme, portalVariables } from './theme.ts'
