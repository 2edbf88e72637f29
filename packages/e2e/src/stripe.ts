/** The keys with which the development stack speaks to its Stripe emulator. */
export const STRIPE_TEST_KEYS = { secretKey: 'sk_test_millyard', publishableKey: 'pk_test_millyard' }
