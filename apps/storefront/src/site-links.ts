/** Every address that the header and the footer point at. A link is listed here only when its page exists. */
export const SITE_LINKS = {
  home: '/',
  search: '/search',
  factories: '/factories',
  cart: '/cart',
  account: '/account',
  signIn: '/sign-in',
  about: '/about',
  help: '/help',
} as const

export const FOOTER_GROUPS = [
  {
    title: 'Shop',
    links: [
      { label: 'All goods', href: SITE_LINKS.search },
      { label: 'Factories', href: SITE_LINKS.factories },
      { label: 'Your cart', href: SITE_LINKS.cart },
    ],
  },
  {
    title: 'Millyard',
    links: [
      { label: 'About', href: SITE_LINKS.about },
      { label: 'Help', href: SITE_LINKS.help },
      { label: 'Your account', href: SITE_LINKS.account },
    ],
  },
] as const
