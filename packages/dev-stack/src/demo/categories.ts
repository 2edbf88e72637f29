import type { DemoCategory } from './types.ts'

/** The category tree of the demo marketplace: two levels; products live in the lower one. */
export const categories: readonly DemoCategory[] = [
  {
    slug: 'kitchen',
    name: 'Kitchen',
    children: [
      { slug: 'knives-and-boards', name: 'Knives & boards' },
      { slug: 'pots-and-pans', name: 'Pots & pans' },
      { slug: 'tableware', name: 'Tableware' },
      { slug: 'tea-and-coffee', name: 'Tea & coffee' },
      { slug: 'jars-and-storage', name: 'Jars & storage' },
    ],
  },
  {
    slug: 'home',
    name: 'Home',
    children: [
      { slug: 'furniture', name: 'Furniture' },
      { slug: 'clocks-and-mirrors', name: 'Clocks & mirrors' },
      { slug: 'bath-and-soap', name: 'Bath & soap' },
      { slug: 'brooms-and-baskets', name: 'Brooms & baskets' },
    ],
  },
  {
    slug: 'lighting',
    name: 'Lighting',
    children: [
      { slug: 'candles', name: 'Candles' },
      { slug: 'lamps-and-lanterns', name: 'Lamps & lanterns' },
    ],
  },
  {
    slug: 'workshop',
    name: 'Workshop',
    children: [
      { slug: 'hand-tools', name: 'Hand tools' },
      { slug: 'saws-and-axes', name: 'Saws & axes' },
      { slug: 'hardware-and-storage', name: 'Hardware & storage' },
    ],
  },
  {
    slug: 'garden',
    name: 'Garden',
    children: [
      { slug: 'pots-and-planters', name: 'Pots & planters' },
      { slug: 'garden-tools', name: 'Garden tools' },
      { slug: 'seeds-and-birds', name: 'Seeds & birds' },
    ],
  },
  {
    slug: 'paper',
    name: 'Paper',
    children: [
      { slug: 'notebooks', name: 'Notebooks' },
      { slug: 'pens-and-pencils', name: 'Pens & pencils' },
      { slug: 'cards-and-calendars', name: 'Cards & calendars' },
    ],
  },
  {
    slug: 'toys',
    name: 'Toys',
    children: [
      { slug: 'vehicles', name: 'Vehicles' },
      { slug: 'dolls-and-animals', name: 'Dolls & animals' },
      { slug: 'games-and-play', name: 'Games & play' },
      { slug: 'first-instruments', name: 'First instruments' },
    ],
  },
  {
    slug: 'textiles',
    name: 'Textiles',
    children: [
      { slug: 'socks', name: 'Socks' },
      { slug: 'hats-scarves-and-gloves', name: 'Hats, scarves & gloves' },
      { slug: 'jumpers-and-coats', name: 'Jumpers & coats' },
      { slug: 'yarn-and-sewing', name: 'Yarn & sewing' },
    ],
  },
  {
    slug: 'bags-and-leather',
    name: 'Bags & leather',
    children: [
      { slug: 'bags', name: 'Bags' },
      { slug: 'small-leather-goods', name: 'Small leather goods' },
      { slug: 'boots', name: 'Boots' },
      { slug: 'shoes-and-sandals', name: 'Shoes & sandals' },
    ],
  },
  {
    slug: 'food',
    name: 'Food',
    children: [
      { slug: 'honey-and-preserves', name: 'Honey & preserves' },
      { slug: 'oil-and-olives', name: 'Oil & olives' },
      { slug: 'bread-and-pantry', name: 'Bread & pantry' },
    ],
  },
]
