/** The fields of a postal address whose place and name depend on its country. */
export type AddressField = 'name' | 'company' | 'line1' | 'line2' | 'postcode' | 'city' | 'region'

/** What such a field is called in English: an app that speaks another language has a word for each. */
export type AddressLabel =
  | 'Name'
  | 'Company'
  | 'Street and number'
  | 'Town, street and number'
  | 'Flat, floor, building'
  | PostcodeLabel
  | CityLabel
  | RegionLabel
type PostcodeLabel = 'Postcode' | 'Postal code' | 'ZIP code' | 'PIN code' | 'Eircode'
type CityLabel = 'City' | 'Town or city' | 'Suburb' | 'District'
type RegionLabel =
  | 'Region or state'
  | 'Region'
  | 'State'
  | 'Province'
  | 'County'
  | 'Prefecture'
  | 'Emirate'
  | 'Department'
  | 'Island'
  | 'Parish'
  | 'Oblast'
  | 'District'
  | 'Area'

const codes = (list: string) => new Set(list.split(' '))

// What Google's address metadata calls them (state_name_type, zip_name_type, locality_name_type); our package leaves that out.
const REGION_LABELS: readonly (readonly [label: RegionLabel, countries: ReadonlySet<string>])[] = [
  ['State', codes('AS AU BR FM IN MH MP MX MY NG PW UM US VE VI')],
  ['County', codes('IE TW')],
  ['Prefecture', codes('JP')],
  ['Emirate', codes('AE')],
  ['Department', codes('CO HN NI')],
  ['Island', codes('BS CV KI KN KY PF SC TV')],
  ['Parish', codes('BB JM')],
  ['Oblast', codes('RU UA')],
  ['District', codes('NR')],
  ['Area', codes('HK')],
  ['Region', codes('FR')],
]
const ZIP_CODE = codes('AS FM GU MH MP PR PW UM US VI')
const POST_TOWN = codes('GB NO SE SJ')
const TOWN_DISTRICT = codes('HK PE SD SY TR TW')

function regionLabel(country: string): RegionLabel {
  if (country === '') return 'Region or state'
  return REGION_LABELS.find(([, countries]) => countries.has(country))?.[0] ?? 'Province'
}

function postcodeLabel(country: string): PostcodeLabel {
  if (ZIP_CODE.has(country)) return 'ZIP code'
  if (country === 'CA') return 'Postal code'
  if (country === 'IE') return 'Eircode'
  return country === 'IN' ? 'PIN code' : 'Postcode'
}

function cityLabel(country: string): CityLabel {
  if (country === 'AU') return 'Suburb'
  if (POST_TOWN.has(country)) return 'Town or city'
  return TOWN_DISTRICT.has(country) ? 'District' : 'City'
}

/** `hasCity`: the country writes the town in a field of its own. */
export function fieldLabel(country: string, field: AddressField, hasCity: boolean): AddressLabel {
  switch (field) {
    case 'name':
      return 'Name'
    case 'company':
      return 'Company'
    case 'line1':
      // Singapore is its own town; elsewhere the town stands in the lines.
      return hasCity || country === 'SG' ? 'Street and number' : 'Town, street and number'
    case 'line2':
      return 'Flat, floor, building'
    case 'postcode':
      return postcodeLabel(country)
    case 'city':
      return cityLabel(country)
    case 'region':
      return regionLabel(country)
  }
}
