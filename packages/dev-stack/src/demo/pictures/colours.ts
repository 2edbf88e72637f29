export type Rgb = readonly [number, number, number]

/** Two tones that a whole object is printed in: its shadows and its lights. */
type Duotone = { shadow: Rgb; light: Rgb }

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
}

const duotone = (shadow: string, light: string): Duotone => ({ shadow: rgb(shadow), light: rgb(light) })

/**
 * Finishes: what colour or material an object is shown in. The 3D objects come in loud colours; a finish prints one in two
 * tones of a dye or a material, so that an indigo sock is indigo and cast iron is black.
 */
export const FINISHES = {
  // Dyes
  Black: duotone('#15181A', '#62686B'),
  Blue: duotone('#1B3554', '#8FB0CF'),
  Brick: duotone('#6E2118', '#DE8A6C'),
  Charcoal: duotone('#23282A', '#8B9293'),
  Chestnut: duotone('#3F2013', '#B8794E'),
  Clay: duotone('#7A3F26', '#E7AE8B'),
  Cognac: duotone('#5B2A10', '#D99657'),
  Cream: duotone('#A38F70', '#FBF4E4'),
  Forest: duotone('#12362C', '#6FA08A'),
  Grey: duotone('#4A5154', '#CED2D0'),
  Indigo: duotone('#161E45', '#7784BD'),
  Moss: duotone('#37421C', '#AEB878'),
  Mustard: duotone('#7A4E08', '#F2CC6B'),
  Oat: duotone('#7D6A50', '#EFE3CC'),
  Olive: duotone('#3C3B18', '#B4AF6C'),
  Plum: duotone('#3A1633', '#AE7AA0'),
  Red: duotone('#6E1419', '#E5736A'),
  Rose: duotone('#7E3B40', '#F0B9AF'),
  Rust: duotone('#61270E', '#DE8D58'),
  Sand: duotone('#86714F', '#F0DDB8'),
  Sea: duotone('#0F3F45', '#7CBBB8'),
  Sky: duotone('#37617A', '#BFDDE8'),
  White: duotone('#9C9B94', '#FDFCF8'),
  // Materials
  Ash: duotone('#8A6B44', '#F1DDB9'),
  Beech: duotone('#83562F', '#EFCB9C'),
  Brass: duotone('#5F430B', '#F3D98B'),
  Copper: duotone('#5E2A13', '#F0B08A'),
  Iron: duotone('#14171A', '#5A6166'),
  Oak: duotone('#6B4A28', '#DFBD8B'),
  Steel: duotone('#4F5A61', '#EFF2F2'),
  Stoneware: duotone('#6A655B', '#EAE6DA'),
  Walnut: duotone('#2F1C12', '#A37551'),
  Zinc: duotone('#59636A', '#D7DDDE'),
} as const satisfies Record<string, Duotone>

export type Finish = keyof typeof FINISHES

/** Papers that goods are photographed on: wall and floor of a soft sweep. All near the brand's paper, none louder than the goods. */
export const GROUNDS = {
  paper: { wall: '#FBF8F2', floor: '#EDE5D7' },
  oat: { wall: '#F3EBDD', floor: '#E2D4BD' },
  sand: { wall: '#F1E4CC', floor: '#DFCBA6' },
  sage: { wall: '#E6EADD', floor: '#CBD3BC' },
  mill: { wall: '#DEE8E1', floor: '#BDD0C5' },
  mist: { wall: '#E7ECEC', floor: '#CBD5D6' },
  dusk: { wall: '#EEE9E7', floor: '#D6CBC9' },
  blush: { wall: '#F5E5DB', floor: '#E6C9B8' },
  clay: { wall: '#F0D9C9', floor: '#DDB79F' },
} as const satisfies Record<string, { wall: string; floor: string }>

export type Ground = keyof typeof GROUNDS

/** Colour as `[r, g, b]`. */
export const parseHex = rgb
