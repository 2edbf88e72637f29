import { useExtracted } from 'next-intl'

/** What is said beside a field whose text cannot be read. */
export function useFieldWords() {
  const t = useExtracted('client')
  return {
    price: t('Enter a price.'),
    amountAboveZero: t('Enter an amount above zero.'),
    wholeNumber: t('Enter a whole number.'),
    wholeDays: t('Enter whole days, 0 or more.'),
    wholePercent: t('Enter a whole number of percent.'),
    percent: t('Enter a percentage.'),
    percentBelow100: t('Enter a percentage between 0 and 100.'),
    unitsToAdd: t('Enter how many units to add.'),
    fromUnits: t('Enter from how many units the prices below hold.'),
    grams: t('Enter the weight in whole grams.'),
    decimal: t('Enter a number, such as 45 or 12.5.'),
    year: t('Enter a year, for example 1987.'),
    tooManyCountries: t('Choose 60 countries at most, and add a second method.'),
  }
}

export type FieldWords = ReturnType<typeof useFieldWords>
