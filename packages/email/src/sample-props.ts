import type { MailProps, MailTemplate } from './mail-props.ts'

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })

const address = {
  name: 'Mara Lindqvist',
  line1: 'Lindgatan 12',
  postcode: '413 08',
  city: 'Göteborg',
  country: 'SE',
}
const applicant = {
  name: 'Tiago',
  factoryName: 'Oleiros do Vale',
  portalUrl: 'https://vendors.millyard.example/application',
}
const application = {
  ...applicant,
  note: 'Please send the extract of this year; the one you sent is from 2021.\nThe story could say where the clay comes from.',
}
const productReview = {
  name: 'Tiago',
  productTitle: 'Teapot for two',
  note: 'Please add a picture of the lid, and say how much it holds.',
  productUrl: 'https://vendors.millyard.example/products/teapot-for-two',
  isChange: false,
}
const parcel = {
  name: 'Mara',
  orderNumber: 'M-1001',
  factoryName: 'Halbach Blades',
  trackingNumber: 'YP 4401 8820 17',
  items: [
    { title: 'Chef’s knife', quantity: 1 },
    { title: 'Coffee spoons, set of six', quantity: 2 },
  ],
  orderUrl: 'https://millyard.example/account/orders/M-1001',
}

/** Props for every template: for previews and test sends. */
export const SAMPLE_PROPS: { readonly [T in MailTemplate]: MailProps<T> } = {
  'verify-email': { name: 'Mara', verifyUrl: 'https://millyard.example/verify?token=4f1c2d' },
  'registered-already': { name: 'Mara', signInUrl: 'https://millyard.example/sign-in' },
  'reset-password': { name: 'Mara', resetUrl: 'https://millyard.example/reset-password?token=4f1c2d' },
  'two-factor-on': { name: 'Mara', isMoved: false, secureUrl: 'https://millyard.example/forgot-password' },
  'two-factor-off': { name: 'Mara', isByStaff: false, secureUrl: 'https://millyard.example/forgot-password' },
  'recovery-codes-renewed': { name: 'Mara', secureUrl: 'https://millyard.example/forgot-password' },
  'recovery-code-used': { name: 'Mara', codesLeft: 8, secureUrl: 'https://millyard.example/forgot-password' },
  'recovery-codes-few': {
    name: 'Mara',
    codesLeft: 2,
    securityUrl: 'https://millyard.example/account/security',
    secureUrl: 'https://millyard.example/forgot-password',
  },
  'google-connected': {
    name: 'Mara',
    googleEmail: 'mara.vidal@gmail.example',
    secureUrl: 'https://millyard.example/forgot-password',
    securityUrl: 'https://millyard.example/account/security',
  },
  'google-disconnected': {
    name: 'Mara',
    googleEmail: 'mara.vidal@gmail.example',
    secureUrl: 'https://millyard.example/forgot-password',
  },
  'password-changed': { name: 'Mara', secureUrl: 'https://millyard.example/forgot-password' },
  'password-reset': { name: 'Mara', secureUrl: 'https://millyard.example/forgot-password' },
  'application-received': applicant,
  'application-approved': { ...application, note: '' },
  'application-changes-requested': application,
  'application-rejected': { ...application, note: 'We only take on makers, and you told us that you resell.' },
  'store-suspended': { ...application, note: 'Three buyers told us that their parcels arrived empty.' },
  'store-reinstated': { ...application, note: '' },
  'store-closed': { ...application, note: 'You told us that the workshop closes for good.' },
  'document-refused': {
    ...applicant,
    documentName: 'Extract of the register',
    fileName: 'register-2021.pdf',
    reason: 'It is older than three months.',
  },
  'team-invitation': {
    factoryName: 'Halbach Blades',
    invitedBy: 'Anke Halbach',
    role: 'fulfilment',
    can: 'see orders and ship them',
    acceptUrl: 'https://vendors.millyard.example/invitation?token=4f1c2d',
    expiresAt: '2026-11-30T10:00:00.000Z',
  },
  'staff-invitation': {
    invitedBy: 'Olga Owner',
    roles: 'support and finance',
    can: 'help people with their orders and accounts and look after payments and payouts',
    acceptUrl: 'https://admin.millyard.example/invitation?token=4f1c2d',
    expiresAt: '2026-11-30T10:00:00.000Z',
  },
  'staff-roles-changed': {
    name: 'Jens',
    roles: 'support',
    can: 'help people with their orders and accounts',
    consoleUrl: 'https://admin.millyard.example',
  },
  'staff-removed': { name: 'Jens', shopUrl: 'https://millyard.example' },
  'team-role-changed': {
    name: 'Jens',
    factoryName: 'Halbach Blades',
    role: 'manager',
    can: 'look after products, orders and delivery',
    portalUrl: 'https://vendors.millyard.example',
  },
  'team-removed': {
    name: 'Jens',
    factoryName: 'Halbach Blades',
    portalUrl: 'https://vendors.millyard.example',
  },
  'order-confirmation': {
    name: 'Mara',
    orderNumber: 'M-1001',
    parts: [
      {
        factoryName: 'Halbach Blades',
        deliveryName: 'Standard parcel',
        delivery: eur(590),
        lines: [
          { title: 'Chef’s knife', variantTitle: '20 cm', quantity: 1, total: eur(8900) },
          { title: 'Coffee spoons, set of six', variantTitle: '', quantity: 2, total: eur(7800) },
        ],
        total: eur(17290),
      },
      {
        factoryName: 'Oleiros do Vale',
        deliveryName: 'Express parcel',
        delivery: eur(1690),
        lines: [{ title: 'Teapot for two', variantTitle: 'Sea', quantity: 1, total: eur(4800) }],
        total: eur(6490),
      },
    ],
    goods: eur(21500),
    delivery: eur(2280),
    tax: eur(3797),
    total: eur(23780),
    address,
    orderUrl: 'https://millyard.example/account/orders/M-1001',
  },
  'vendor-new-order': {
    name: 'Anke',
    factoryName: 'Halbach Blades',
    vendorOrderNumber: 'M-1001-1',
    lines: [
      { title: 'Chef’s knife', variantTitle: '20 cm', quantity: 1, total: eur(8900) },
      { title: 'Coffee spoons, set of six', variantTitle: '', quantity: 2, total: eur(7800) },
    ],
    total: eur(17290),
    commission: eur(2004),
    payable: eur(15286),
    shipBy: '2026-11-26T16:00:00.000Z',
    address,
    orderUrl: 'https://vendors.millyard.example/orders/M-1001-1',
  },
  'parcel-shipped': {
    ...parcel,
    carrierName: 'Alpenkurier',
    trackingNumber: 'AK 7731-04',
    trackingUrl: 'https://alpenkurier.example/track/AK7731-04',
  },
  'parcel-delivered': parcel,
  'order-cancelled': {
    name: 'Mara',
    orderNumber: 'M-1001',
    reason: 'The payment did not arrive in time.',
    shopUrl: 'https://millyard.example',
  },
  'refund-issued': {
    name: 'Mara',
    orderNumber: 'M-1001',
    amount: eur(4800),
    orderUrl: 'https://millyard.example/account/orders/M-1001',
  },
  'product-approved': { ...productReview, note: '' },
  'product-changes-requested': { ...productReview, isChange: true },
  'product-rejected': { ...productReview, note: 'Knives that open with a spring may not be sold here.' },
  'stock-low': {
    name: 'Tiago',
    count: 2,
    items: [
      { title: 'Teapot for two, Sand', sku: 'TEA-2-SAND', onHand: 2 },
      { title: 'Olive bowl', sku: 'BOWL-OLIVE', onHand: 0 },
    ],
    inventoryUrl: 'https://vendors.millyard.example/inventory?filter=low',
  },
  'review-written': {
    name: 'Tiago',
    authorName: 'Mara L.',
    productTitle: 'Teapot for two',
    rating: 4,
    reviewTitle: 'Pours without a drop',
    reviewBody: 'The lid stays where it is.\nIt holds two large cups and a little.',
    reviewsUrl: 'https://vendors.millyard.example/reviews',
  },
  'review-replied': {
    name: 'Mara',
    factoryName: 'Oleiros do Vale',
    productTitle: 'Teapot for two',
    reply: 'Thank you, Mara. The lid took us three years.',
    productUrl: 'https://millyard.example/products/teapot-for-two#reviews',
  },
  'review-hidden': {
    name: 'Mara',
    productTitle: 'Teapot for two',
    note: 'It names a person who works at the factory.',
    reviewUrl: 'https://millyard.example/account/reviews/teapot-for-two',
  },
  'payout-sent': {
    name: 'Anke',
    factoryName: 'Halbach Blades',
    amount: eur(15286),
    orderNumbers: ['M-1001-1'],
    payoutsUrl: 'https://vendors.millyard.example/payouts',
  },
}
