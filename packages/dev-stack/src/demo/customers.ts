import type { DemoCustomer } from './types.ts'

const customer = (
  name: string,
  mailbox: string,
  line1: string,
  postcode: string,
  city: string,
  country: string,
  phone: string,
  more: { line2?: string; region?: string } = {},
): DemoCustomer => ({
  name,
  email: `${mailbox}@post.example`,
  address: { line1, ...more, postcode, city, country, phone },
})

/** The customers of the demo marketplace. The addresses look right for their country and do not exist. */
export const customers: readonly DemoCustomer[] = [
  customer('Mara Lindqvist', 'mara.lindqvist', 'Lindgatan 12', '413 08', 'Göteborg', 'SE', '+46 31 555 01 12'),
  customer('Jonas Weidner', 'jonas.weidner', 'Ahornstraße 47', '04229', 'Leipzig', 'DE', '+49 341 5550 147', {
    line2: '3. Etage',
  }),
  customer('Camille Roussel', 'camille.roussel', '8 rue des Tisserands', '69004', 'Lyon', 'FR', '+33 4 78 55 50 08'),
  customer('Giulia Ferrante', 'giulia.ferrante', 'Via del Melograno 23', '40125', 'Bologna', 'IT', '+39 051 555 023', {
    line2: 'Interno 5',
    region: 'BO',
  }),
  customer('Daan Verhoeven', 'daan.verhoeven', 'Wilgenkade 31', '3581 KS', 'Utrecht', 'NL', '+31 30 555 0131'),
  customer(
    'Agnieszka Zielińska',
    'agnieszka.zielinska',
    'ul. Jabłoniowa 16/4',
    '60-741',
    'Poznań',
    'PL',
    '+48 61 555 01 64',
  ),
  customer(
    'Beatriz Carvalho',
    'beatriz.carvalho',
    'Rua das Oliveiras 74, 2.º Esq.',
    '4000-382',
    'Porto',
    'PT',
    '+351 22 555 0174',
  ),
  customer('Ignacio Saavedra', 'ignacio.saavedra', 'Calle del Olmo 5', '46003', 'Valencia', 'ES', '+34 96 555 01 05', {
    line2: '4.º B',
    region: 'Valencia',
  }),
  customer('Aoife Brennan', 'aoife.brennan', '19 Harbour Row', 'T12 X4F9', 'Cork', 'IE', '+353 21 555 0119'),
  customer('Magnus Holm', 'magnus.holm', 'Kastanievej 28', '8000', 'Aarhus C', 'DK', '+45 86 55 50 28'),
  customer('Katharina Moser', 'katharina.moser', 'Apfelgasse 9/12', '8010', 'Graz', 'AT', '+43 316 5550 912'),
  customer('Eleni Kostaki', 'eleni.kostaki', 'Athinas 58', '546 31', 'Thessaloniki', 'GR', '+30 2310 555 058'),
]
