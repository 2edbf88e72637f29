/** Every address that the header and the footer point at. A link is listed here only when its page exists. */
export const SITE_LINKS = {
  home: '/',
  search: '/search',
  factories: '/factories',
  brands: '/brands',
  cart: '/cart',
  checkout: '/checkout',
  account: '/account',
  orders: '/account/orders',
  addresses: '/account/addresses',
  wishlist: '/account/wishlist',
  reviews: '/account/reviews',
  notifications: '/account/notifications',
  security: '/account/security',
  signIn: '/sign-in',
  google: '/sign-in/google',
  register: '/register',
  forgotPassword: '/forgot-password',
} as const

/** Where the payment of an order goes on, and where it ends. */
export const payPath = (orderId: string) => `/checkout/pay?order=${encodeURIComponent(orderId)}`
export const donePath = (orderId: string) => `/checkout/done?order=${encodeURIComponent(orderId)}`
export const orderPath = (orderId: string) => `${SITE_LINKS.orders}/${encodeURIComponent(orderId)}`
/** Where items of an order are cancelled, or an unpaid order is given up. */
export const cancelPath = (orderId: string) => `${orderPath(orderId)}/cancel`
/** Where a customer writes, or edits, the review of a product. */
export const ownReviewPath = (productId: string) => `${SITE_LINKS.reviews}/${encodeURIComponent(productId)}`
/** A wishlist for whoever holds its link. */
export const sharedWishlistPath = (token: string) => `/wishlists/${encodeURIComponent(token)}`
export const signInPath = (next: string) => `${SITE_LINKS.signIn}?next=${encodeURIComponent(next)}`
