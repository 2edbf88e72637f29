import Stripe from 'stripe'

/** The API version whose shapes are answered: that of the installed `stripe` package. */
export const API_VERSION: string = Stripe.API_VERSION
